import type { MessageTree } from "../merge-messages.ts";

/** Decisions about messages, and who may take them. */
export const messages: MessageTree = {
  messaging: {
    decide: {
      title: {
        replay: "Renvoyer %{count} message |||| Renvoyer %{count} messages",
        drop: "Abandonner %{count} message |||| Abandonner %{count} messages",
        mark_sent: "Déclarer %{count} message parti |||| Déclarer %{count} messages partis",
        resend: "Renvoyer %{count} message inconnu |||| Renvoyer %{count} messages inconnus",
        drop_unknown:
          "Abandonner %{count} message inconnu |||| Abandonner %{count} messages inconnus",
      },
      text: {
        replay: "Les messages reprennent leur place dans la file, avec de nouveaux essais.",
        drop: "Ils ne partiront pas. La trace reste, avec votre motif.",
        mark_sent: "Vous avez la preuve qu’ils sont arrivés : ils ne seront pas renvoyés.",
        resend:
          "Personne ne sait s’ils sont partis : le client les recevra peut-être deux fois. Vérifiez d’abord dans la conversation.",
        drop_unknown: "Personne ne sait s’ils sont partis ; ils ne seront pas renvoyés.",
      },
      submit: {
        replay: "Renvoyer",
        drop: "Abandonner",
        mark_sent: "Déclarer parti",
        resend: "Renvoyer quand même",
        drop_unknown: "Abandonner",
      },
      done: {
        replay: "%{count} message remis en file. |||| %{count} messages remis en file.",
        drop: "%{count} message abandonné. |||| %{count} messages abandonnés.",
        mark_sent: "%{count} message déclaré parti. |||| %{count} messages déclarés partis.",
        resend: "%{count} message remis en file. |||| %{count} messages remis en file.",
        drop_unknown: "%{count} message abandonné. |||| %{count} messages abandonnés.",
      },
      progress: "%{handled} sur %{total}",
      stop: "Arrêter",
      continue: "Continuer",
      failed:
        "%{count} message n’a pas pu être décidé : |||| %{count} messages n’ont pas pu être décidés :",
      left: "%{count} message n’a pas encore été demandé. |||| %{count} messages n’ont pas encore été demandés.",
      left_out:
        "%{count} message choisi n’est pas renvoyé : il échouerait de la même façon. Son remède dit quoi faire. |||| %{count} messages choisis ne sont pas renvoyés : ils échoueraient de la même façon. Leur remède dit quoi faire.",
      expired:
        "%{count} n’a plus d’objet, son heure est passée : il reste en échec. Écrivez-le à nouveau s’il le faut. |||| %{count} n’ont plus d’objet, leur heure est passée : ils restent en échec. Écrivez-les à nouveau s’il le faut.",
      skipped:
        "%{count} était déjà décidé ou en cours d’envoi. |||| %{count} étaient déjà décidés ou en cours d’envoi.",
    },
  },
  permissions: {
    messages_read: "lire les conversations",
    messages_send: "écrire aux clients",
    contacts_write: "modifier les fiches des clients",
    outbox_read: "voir la file d’envoi",
    outbox_manage: "décider des messages en échec",
    channels_read: "voir les canaux",
    channels_write: "relier et modifier les canaux",
    clients_read: "voir les clients d’API",
    clients_write: "créer et révoquer les clients d’API",
    templates_read: "voir les modèles de messages",
    templates_write: "modifier les modèles de messages",
  },
};
