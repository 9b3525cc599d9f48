import { useEffect } from "react";
import { useNotifyError } from "../../../shared/ui/use-notify-error.ts";
import { simulator } from "../data/client.ts";
import type { ChatMessage, Choice, Customer } from "../data/wire.ts";
import { isUnread } from "../model/people.ts";
import { type Attachment, attachments } from "./attachments.ts";

const LOOK_MS = 700;

/** What the person who holds the phone can do in one chat. */
export function useCustomer(customer: Customer) {
  const notifyError = useNotifyError();
  const write = (message: Attachment) => {
    simulator.write({ customer: customer.key, ...message }).catch(notifyError);
  };
  const choose = (message: ChatMessage, choice: Pick<Choice, "id" | "kind">) => {
    if (choice.kind === "url") return void window.open(choice.id, "_blank", "noreferrer");
    if (choice.kind === "location") return write(attachments.location());
    return write({ type: "choose", message: message.id, choice: choice.id });
  };
  const react = (message: ChatMessage) => {
    const emoji = message.reaction ? "" : "❤️";
    write({ type: "reaction", message: message.id, emoji });
  };
  return { write, choose, react };
}

/** A chat on screen is read after a moment, as on a phone in somebody's hand. */
export function useReading(customer: Customer, chat: readonly ChatMessage[]) {
  const unread = chat.filter(isUnread).length;
  useEffect(() => {
    if (unread === 0 || document.visibilityState !== "visible") return undefined;
    const look = () => simulator.read(customer.key).catch(() => undefined);
    const timer = setTimeout(() => void look(), LOOK_MS);
    return () => clearTimeout(timer);
  }, [unread, customer.key]);
}
