export const messages = {
  security: {
    note: {
      runs_as: "s’exécute avec les droits de %{owner}",
      row_security_is_off: "la sécurité par ligne est inactive",
      a_policy_is_always_true: "une politique est toujours vraie",
      no_policy_lets_the_role_in: "aucune politique ne laisse entrer ce rôle",
      the_role_bypasses_row_security: "ce rôle ignore la sécurité par ligne",
      the_owner_is_not_bound_by_row_security:
        "le propriétaire n’est pas tenu par la sécurité par ligne",
      a_materialized_view_has_no_row_security: "une vue matérialisée n’a pas de sécurité par ligne",
      a_foreign_table_has_no_row_security: "une table distante n’a pas de sécurité par ligne",
      its_functions_decide_what_shows: "ses fonctions décident de ce qui se voit",
      a_table_behind_it_is_not_granted: "une table derrière elle n’est pas accordée",
      the_tables_behind_it_decide_what_shows: "les tables derrière elle décident de ce qui se voit",
      no_usage_on_the_schema: "pas d’accès au schéma",
      no_usage_on_the_schema_only_through_views_policies_and_doors:
        "pas d’accès au schéma : seulement par les vues, les politiques et les portes",
      no_fixed_search_path: "search_path non fixé",
      a_trigger_function_cannot_be_called: "une fonction de déclencheur ne s’appelle pas",
      names_resolve_the_objects_decide: "les noms se résolvent ; les objets décident",
      may_create_objects: "peut y créer des objets",
      on_this_column_only: "sur cette colonne seulement",
      anybody_may_read_every_file_whose_name_he_knows:
        "chacun peut lire tout fichier dont il connaît le nom",
      deletions_are_sent_without_regard_to_row_security:
        "les suppressions sont envoyées sans égard à la sécurité par ligne",
    },
  },
};
