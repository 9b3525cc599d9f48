import type { Delivery, Payload } from "./schema.ts";

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const withLinks = (payload: Payload, webUrl: string | undefined): Payload["alerts"] =>
  payload.alerts.map((alert) => ({
    ...alert,
    link: webUrl === undefined ? alert.link : new URL(alert.link, webUrl).href,
  }));

const htmlOf = (payload: Payload, alerts: Payload["alerts"]): string => {
  const dir = payload.locale === "ar" ? "rtl" : "ltr";
  const lines = payload.text.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);
  const links = alerts
    .filter((alert) => /^https?:/.test(alert.link))
    .map((alert) => {
      const name = typeof alert.title === "string" ? alert.title : alert.id;
      return `<li><a href="${escapeHtml(alert.link)}">${escapeHtml(name)}</a></li>`;
    });
  const list = links.length === 0 ? "" : `<ul>${links.join("")}</ul>`;
  return `<!doctype html><html lang="${payload.locale}" dir="${dir}"><body>${lines.join("")}${list}</body></html>`;
};

/** The body to sign and send: the same for every attempt, so that a receiver may compare. */
export const bodyOf = (delivery: Delivery, webUrl: string | undefined): string => {
  const { recipients, ...payload } = delivery.payload;
  const alerts = withLinks(delivery.payload, webUrl);
  if (delivery.channel === "webhook") {
    return JSON.stringify({ ...payload, alerts, delivery_id: delivery.delivery_id });
  }
  return JSON.stringify({
    kind: "email",
    reason: payload.reason,
    delivery_id: delivery.delivery_id,
    to: recipients,
    subject: payload.subject,
    text: payload.text,
    html: htmlOf(delivery.payload, alerts),
    locale: payload.locale,
    tenant: payload.tenant,
    alerts,
  });
};
