import { v7 } from "uuid";

/**
 * The id of what is about to be written, made before the first attempt: a retry after a lost answer
 * and a second click carry the same one, and the database books it once. Version 7 sorts by time.
 */
export const newId = (): string => v7();
