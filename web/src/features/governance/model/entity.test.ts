import { describe, expect, it } from "vitest";
import { entityName, entityPath } from "./entity.ts";

const table = {
  entity_label: null,
  entity_key: "public.oops",
  entity_id: null,
  entity_route: "/security/exposure?object={entity_key}",
};

describe("the entity of an alert", () => {
  it("is named by its label, else its key, else its id", () => {
    expect(entityName({ ...table, entity_label: "Bac 4" })).toBe("Bac 4");
    expect(entityName(table)).toBe("public.oops");
    expect(entityName({ ...table, entity_key: null })).toBeNull();
  });

  it("has an address with its parts encoded", () => {
    expect(entityPath({ ...table, entity_key: "a b/c" })).toBe(
      "/security/exposure?object=a%20b%2Fc",
    );
  });

  it("has the page that its key names, when the route leaves it to the key", () => {
    expect(
      entityPath({ ...table, entity_key: "receptions/a b", entity_route: "/depot/{entity_key}" }),
    ).toBe("/depot/receptions/a%20b");
  });

  it("has no address when a part is unknown or the route leaves the site", () => {
    expect(entityPath({ ...table, entity_route: "/tanks/{entity_id}" })).toBeNull();
    expect(entityPath({ ...table, entity_route: "https://elsewhere.example" })).toBeNull();
    expect(entityPath({ ...table, entity_route: "//elsewhere.example" })).toBeNull();
  });
});
