import type { messages as fr } from "./fr.ts";

export const messages: typeof fr = {
  security: {
    note: {
      runs_as: "runs with the rights of %{owner}",
      row_security_is_off: "row security is off",
      a_policy_is_always_true: "a policy is always true",
      no_policy_lets_the_role_in: "no policy lets the role in",
      the_role_bypasses_row_security: "the role bypasses row security",
      the_owner_is_not_bound_by_row_security: "the owner is not bound by row security",
      a_materialized_view_has_no_row_security: "a materialized view has no row security",
      a_foreign_table_has_no_row_security: "a foreign table has no row security",
      its_functions_decide_what_shows: "its functions decide what shows",
      a_table_behind_it_is_not_granted: "a table behind it is not granted",
      the_tables_behind_it_decide_what_shows: "the tables behind it decide what shows",
      no_usage_on_the_schema: "no usage on the schema",
      no_usage_on_the_schema_only_through_views_policies_and_doors:
        "no usage on the schema: only through views, policies and doors",
      no_fixed_search_path: "no fixed search_path",
      a_trigger_function_cannot_be_called: "a trigger function cannot be called",
      names_resolve_the_objects_decide: "names resolve; the objects decide",
      may_create_objects: "may create objects",
      on_this_column_only: "on this column only",
      anybody_may_read_every_file_whose_name_he_knows:
        "anybody may read every file whose name he knows",
      deletions_are_sent_without_regard_to_row_security:
        "deletions are sent without regard to row security",
    },
  },
};
