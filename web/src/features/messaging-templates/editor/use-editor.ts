import { useEffect, useState } from "react";
import { useDebounced } from "../../../shared/depot/form/use-debounced.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Preview, previewTemplate, readTemplates } from "../data/templates.ts";
import { groupByKey, LOCALES, namesIn, type TemplateGroup, unique } from "../model/templates.ts";

/** A text that was typed, and the version that it was typed over. */
export interface Draft {
  text: string;
  version: number;
}

const NOTHING: Omit<TemplateGroup, "key"> = { byLocale: {}, variables: [], ownCount: 0 };

/** The rows of a key, what is typed over them, words to try, and how it all would look. */
export function useEditor(key: string) {
  const { tenant } = useSession();
  const [drafts, setDrafts] = useState<Partial<Record<string, Draft>>>({});
  const [samples, setSamples] = useState<Record<string, string>>({});
  const query = useLiveQuery(["messaging", "template", key], () => readTemplates(tenant.id, key));
  const group = groupByKey(query.data ?? [])[0] ?? { key, ...NOTHING };
  const typed = Object.fromEntries(
    Object.entries(drafts).flatMap(([locale, draft]) => (draft ? [[locale, draft.text]] : [])),
  );
  const textOf = (locale: string) => typed[locale] ?? group.byLocale[locale]?.content ?? "";
  const preview = useLastPreview(key, useDebounced({ samples, typed }));
  const change = (locale: string, text: string) => {
    const row = group.byLocale[locale];
    const ownVersion = row && row.tenant_id !== null ? row.version : 0;
    const version = drafts[locale]?.version ?? ownVersion;
    setDrafts({ ...drafts, [locale]: { text, version } });
  };
  const forget = (locale: string) => {
    const { [locale]: _gone, ...rest } = drafts;
    setDrafts(rest);
  };
  return {
    query,
    group,
    drafts,
    textOf,
    change,
    forget,
    samples,
    setSample: (name: string, value: string) => setSamples({ ...samples, [name]: value }),
    names: unique([...group.variables, ...LOCALES.flatMap((locale) => namesIn(textOf(locale)))]),
    preview,
  };
}

export type Editor = ReturnType<typeof useEditor>;

interface Asked {
  samples: Record<string, string>;
  typed: Record<string, string>;
}

/** The last answer stays in sight until the next one is there: a preview does not flicker. */
function useLastPreview(key: string, { samples, typed }: Asked) {
  const { tenant } = useSession();
  const [last, setLast] = useState<Record<string, Preview> | null>(null);
  const query = useLiveQuery(
    ["messaging", "preview", key, samples, typed],
    () => previewTemplate(tenant.id, key, samples, typed),
    { intervalMs: false },
  );
  const { data, error } = query;
  useEffect(() => {
    if (data) setLast(data);
  }, [data]);
  return { byLocale: data ?? last, error };
}
