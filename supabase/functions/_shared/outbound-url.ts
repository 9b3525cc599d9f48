import ipaddr from "ipaddr.js";

/** What may be called from here when somebody else wrote the address. */
export type OutboundPolicy = {
  /** Local development only: http and any port, but to this machine alone. */
  readonly allowLoopback: boolean;
};

export type OutboundError =
  | "url_invalid"
  | "url_scheme_refused"
  | "url_userinfo_refused"
  | "url_fragment_refused"
  | "url_port_refused"
  | "url_host_refused"
  | "url_address_refused"
  | "url_unresolvable";

export type OutboundResult<T> =
  | { readonly data: T; readonly error: null }
  | { readonly data: null; readonly error: OutboundError };

export type OutboundTarget = { readonly url: URL; readonly addresses: readonly string[] };
export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

const MAX_URL_LENGTH = 2048;
const ALLOWED_PORTS = ["", "443", "8443"];
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** Names that are never on the internet, whatever a resolver here would say about them. */
const PRIVATE_SUFFIXES = [
  ".localhost",
  ".local",
  ".internal",
  ".lan",
  ".home.arpa",
  ".test",
  ".onion",
];

const refuse = (error: OutboundError): { readonly data: null; readonly error: OutboundError } => ({
  data: null,
  error,
});

const literalOf = (hostname: string): string | undefined => {
  const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  return ipaddr.isValid(bare) ? bare : undefined;
};

/** Ranges are compared as numbers after full expansion: text prefixes miss half of the notations. */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  // Whatever embeds an IPv4 address lies outside 2000::/3 or has a range name of its own.
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST_V6);
};

export const isLoopbackAddress = (text: string): boolean =>
  ipaddr.isValid(text) && ipaddr.parse(text).range() === "loopback";

const isLoopbackHost = (hostname: string): boolean =>
  hostname === "localhost" || isLoopbackAddress(literalOf(hostname) ?? "");

/** The part that needs no network: form, scheme, port, literal addresses. */
export const checkOutboundUrl = (text: string, policy: OutboundPolicy): OutboundResult<URL> => {
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text)) return refuse("url_invalid");
  // The URL parser folds decimal, octal, hexadecimal and short IPv4 into dotted form.
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return refuse("url_userinfo_refused");
  if (url.hash !== "" || text.includes("#")) return refuse("url_fragment_refused");
  if (policy.allowLoopback && isLoopbackHost(url.hostname)) {
    return ["http:", "https:"].includes(url.protocol)
      ? { data: url, error: null }
      : refuse("url_scheme_refused");
  }
  if (url.protocol !== "https:") return refuse("url_scheme_refused");
  if (!ALLOWED_PORTS.includes(url.port)) return refuse("url_port_refused");
  const literal = literalOf(url.hostname);
  if (literal !== undefined) {
    return isPublicAddress(literal) ? { data: url, error: null } : refuse("url_address_refused");
  }
  return isPublicName(url.hostname) ? { data: url, error: null } : refuse("url_host_refused");
};

const isPublicName = (hostname: string): boolean =>
  hostname.includes(".") &&
  // A trailing dot names the same host and slips past suffix rules.
  !hostname.endsWith(".") &&
  !PRIVATE_SUFFIXES.some((suffix) => hostname.endsWith(suffix));

/**
 * Resolves once and checks every answer. The caller must connect to one of these addresses and
 * nowhere else: a second look-up could answer differently.
 */
export const resolveOutboundUrl = async (
  text: string,
  policy: OutboundPolicy,
  resolve: ResolveHost,
): Promise<OutboundResult<OutboundTarget>> => {
  const checked = checkOutboundUrl(text, policy);
  if (checked.error !== null) return checked;
  const url = checked.data;
  const literal = literalOf(url.hostname);
  if (literal !== undefined) return { data: { url, addresses: [literal] }, error: null };
  const addresses = await resolve(url.hostname).catch(() => []);
  if (addresses.length === 0) return refuse("url_unresolvable");
  const local = policy.allowLoopback && isLoopbackHost(url.hostname);
  const allowed = local ? isLoopbackAddress : isPublicAddress;
  // One private answer among public ones is how rebinding starts: the whole name is refused.
  if (!addresses.every(allowed)) return refuse("url_address_refused");
  return { data: { url, addresses }, error: null };
};
