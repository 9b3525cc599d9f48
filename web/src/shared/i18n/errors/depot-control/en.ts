import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    CITERNE_INTROUVABLE: { title: "Tank not found", remedy: "Choose a tank from the list." },
    JAUGE_INTROUVABLE: { title: "Dip not found", remedy: "Refresh the list." },
    TRANSFERT_INTROUVABLE: { title: "Transfer not found", remedy: "Refresh the list." },
    AJUSTEMENT_INTROUVABLE: { title: "Adjustment not found", remedy: "Refresh the list." },
    AJUSTEMENT_MOUVEMENT_INTROUVABLE: {
      title: "This movement is not one of the tank",
      remedy: "Choose a validated reception or withdrawal of this tank, or leave it out.",
    },
    BAREME_DEJA_EXISTANT: {
      title: "A gauge table already starts on that day",
      remedy: "Give the day from which the new one counts.",
    },
    JAUGE_DEJA_SAISIE: {
      title: "This tank already has a dip of that moment",
      remedy: "Look at it; if it is wrong, void it first.",
    },
    JAUGE_ANNULEE: { title: "This dip is void", remedy: "Use another one, or measure again." },
    JAUGE_AJUSTEE: {
      title: "An adjustment rests on this dip",
      remedy: "Reject or reverse the adjustment first.",
    },
    AJUSTEMENT_DEJA_PROPOSE: {
      title: "An adjustment to this dip is already waiting",
      remedy: "Have it approved or rejected first.",
    },
    AJUSTEMENT_DEJA_DECIDE: {
      title: "This adjustment has been decided",
      remedy: "Reload it to see what became of it.",
    },
    AJUSTEMENT_PERIME: {
      title: "The difference is no longer what was proposed",
      remedy: "An earlier movement was entered since then: reject the proposal and make it again.",
    },
    AJUSTEMENT_OUVERTURE_EXISTE: {
      title: "This owner already has an opening balance in this tank",
      remedy: "Reverse it first, or propose a loss, a gain or an adjustment.",
    },
    JOURNEE_DEJA_CLOTUREE: {
      title: "This day is already closed",
      remedy: "Reload the closings: somebody was faster.",
    },
    JOURNEE_PAS_LA_DERNIERE: {
      title: "This is not the last closed day",
      remedy: "Reopen the later days first, the latest before the others.",
    },
    JOURNEE_NON_CLOTUREE: {
      title: "No closing of this day stands",
      remedy: "Reload the closings: somebody may have reopened it.",
    },
    CITERNE_NON_VIDE: {
      title: "The tank is not empty",
      remedy: "Empty it first, by withdrawals, a transfer or an adjustment.",
    },
    CITERNE_AVEC_BROUILLONS: {
      title: "Documents that wait name this tank",
      remedy: "Validate or reject the drafts and the proposed adjustments first.",
    },
    PROPRIETAIRE_INVALIDE: {
      title: "The owner is not clear",
      remedy: "Choose the company, or a partner.",
    },
    BAREME_CERTIFICAT_OBLIGATOIRE: {
      title: "The number of the certificate is missing",
      remedy: "Type it as it stands on the certificate.",
    },
    BAREME_VALIDITE_INVALIDE: {
      title: "The dates of the certificate do not fit",
      remedy: "Give its first and its last day.",
    },
    BAREME_POINTS_INVALIDES: {
      title: "A row of the gauge table does not fit",
      remedy: "Heights rise, litres never fall: mend the row that is named.",
    },
    BAREME_HORS_PLAGE: {
      title: "This height is outside the gauge table",
      remedy: "Measure again; heights are millimetres from the datum plate.",
    },
    JAUGE_SANS_BAREME: {
      title: "This tank has no gauge table",
      remedy: "Add its gauge table and certificate first.",
    },
    JAUGE_MESURES_INVALIDES: {
      title: "The heights do not fit",
      remedy: "Read the tape again: the water is not above the surface.",
    },
    JAUGE_TEMPERATURE_OBLIGATOIRE: {
      title: "The temperature is missing",
      remedy: "Give one temperature, or several of which the mean counts.",
    },
    JAUGE_DENSITE_OBLIGATOIRE: {
      title: "The density is missing",
      remedy: "Type what the hydrometer shows, in kg/m³.",
    },
    JAUGE_METHODE_INVALIDE: {
      title: "The method of gauging is unknown",
      remedy: "Choose manual or automatic.",
    },
    TRANSFERT_MEME_CITERNE: {
      title: "The transfer goes from a tank to itself",
      remedy: "Choose another destination.",
    },
    TRANSFERT_DEPOTS_DIFFERENTS: {
      title: "The two tanks are in two depots",
      remedy: "Book a withdrawal in one and a reception in the other.",
    },
    TRANSFERT_VOLUME_INVALIDE: {
      title: "The litres do not fit",
      remedy: "Type what left and what arrived.",
    },
    TRANSFERT_ECART_EXCESSIF: {
      title: "The difference is too large for one person",
      remedy:
        "Enter the same litres on both sides, then propose the difference as a loss or gain: a colleague approves it.",
    },
    AJUSTEMENT_NATURE_INVALIDE: {
      title: "The nature of the adjustment is unknown",
      remedy: "Choose opening balance, loss, gain or adjustment.",
    },
    AJUSTEMENT_SENS_INVALIDE: {
      title: "The sign does not fit the nature",
      remedy: "A loss is negative, a gain and an opening balance are positive.",
    },
    AJUSTEMENT_INUTILE: {
      title: "There is nothing to adjust",
      remedy: "The books and the measure agree.",
    },
    AJUSTEMENT_MOTIF_OBLIGATOIRE: {
      title: "A reason is missing",
      remedy: "At least ten characters: say what happened.",
    },
    AJUSTEMENT_15C_OBLIGATOIRE: {
      title: "The volume at 15 °C is missing",
      remedy: "Type temperature and density, or the litres at 15 °C.",
    },
    AJUSTEMENT_15C_INVALIDE: {
      title: "The declared volume at 15 °C does not fit",
      remedy:
        "Declare it only without temperature and density; it differs by a few percent, with the same sign.",
    },
    AJUSTEMENT_MEME_PERSONNE: {
      title: "It takes another person than you",
      remedy: "Two people change the books: ask a colleague who may.",
    },
    JOURNEE_INVALIDE: { title: "This day cannot be closed", remedy: "Choose a day that has come." },
    CLOTURE_AVEC_RESERVES: {
      title: "Not everything is in order for closing",
      remedy: "Settle the points that are listed, or close with a reason, which stays.",
    },
    REOUVERTURE_MOTIF_OBLIGATOIRE: {
      title: "A reason for reopening is missing",
      remedy: "At least ten characters: it stays on the closing.",
    },
  },
};
