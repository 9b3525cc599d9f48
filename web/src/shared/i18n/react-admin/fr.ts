import frenchMessages from "ra-language-french";
import type { MessageTree } from "../merge-messages.ts";

export const messages = frenchMessages as unknown as MessageTree;
