export interface ListRow {
  id: string;
  title: string;
  description?: string;
}

export interface Payload {
  type: string;
  text?: string | null;
  header?: string;
  footer?: string;
  buttons?: { id: string; title: string }[];
  list?: { button: string; sections: { title?: string; rows: ListRow[] }[] };
  template?: { key: string; locale?: string; variables?: Record<string, string> };
  media?: { kind: string; link?: string; caption?: string; filename?: string };
  reaction?: { target: string; emoji: string };
}

/** A form of message that carries no text of its own, by the key of its sentence. */
export function wordlessKind(payload: Payload): string | null {
  const kinds: Record<string, boolean> = {
    template: !payload.text,
    mark_read: true,
    typing: true,
    location_request: !payload.text,
  };
  return kinds[payload.type] ? payload.type : null;
}
