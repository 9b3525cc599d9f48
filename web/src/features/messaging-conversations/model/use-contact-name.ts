import { useTranslate } from "react-admin";

interface Known {
  name: string | null | undefined;
  phone: string | null | undefined;
  /** The id on the channel: the end of it tells apart who has neither name nor number. */
  recipient: string | undefined;
}

const SHOWN = 4;

/** Instagram and Messenger say neither name nor number with a message. */
export function useContactName() {
  const translate = useTranslate();
  return ({ name, phone, recipient }: Known): string =>
    name ??
    phone ??
    (recipient === undefined
      ? translate("messaging.unnamed")
      : translate("messaging.unnamed_id", { id: recipient.slice(-SHOWN) }));
}
