import englishMessages from "ra-language-english";
import type { MessageTree } from "../merge-messages.ts";

export const messages = englishMessages as unknown as MessageTree;
