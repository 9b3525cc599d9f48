import { type ReactNode, useEffect } from "react";
import { useLocaleState, useTranslate } from "react-admin";
import { createPortal } from "react-dom";
import { localeFacts } from "../../../shared/i18n/locales.ts";
import { printCss } from "./print-css.ts";

export interface PrintFact {
  label: string;
  value: string;
}

interface Props {
  title: string;
  company: string;
  facts: readonly PrintFact[];
  /** Repeated at the foot of every page. */
  footer: string;
  children: ReactNode;
}

const ROOT_ID = "print-sheet";

/**
 * What paper shows in place of the screen: always black on white, with who, when and which period
 * on it. It stands beside the application, so that the browser's own print command finds it too.
 */
export function PrintSheet({ title, company, facts, footer, children }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { direction } = localeFacts(locale);
  usePrintTitle(title);
  const page = { label: translate("depot_stock.print.page"), footer, isRtl: direction === "rtl" };
  return createPortal(
    <section id={ROOT_ID} dir={direction} lang={locale} aria-hidden>
      <style>{printCss(ROOT_ID, page)}</style>
      <header>
        <p>{company}</p>
        <h1>{title}</h1>
        <dl>
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>
                <bdi>{fact.value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </header>
      {children}
    </section>,
    document.body,
  );
}

/** The browser offers the title of the page as the name of the PDF. */
function usePrintTitle(title: string) {
  useEffect(() => {
    let before = document.title;
    const enter = () => {
      before = document.title;
      document.title = title;
    };
    const leave = () => {
      document.title = before;
    };
    window.addEventListener("beforeprint", enter);
    window.addEventListener("afterprint", leave);
    return () => {
      window.removeEventListener("beforeprint", enter);
      window.removeEventListener("afterprint", leave);
    };
  }, [title]);
}
