import { describe, expect, test } from "vitest";
import { checkOutboundUrl, isPublicAddress, resolveOutboundUrl } from "./outbound-url.ts";

const strict = { allowLoopback: false };
const local = { allowLoopback: true };

describe("addresses that are not the internet, in every notation", () => {
  const refused: [string, ...string[]][] = [
    ["0/8", "0.0.0.0", "0.1.2.3"],
    ["10/8", "10.0.0.1", "10.255.255.255"],
    ["100.64/10", "100.64.0.1", "100.127.255.255"],
    ["127/8", "127.0.0.1", "127.255.255.254"],
    ["169.254/16", "169.254.169.254", "169.254.0.1"],
    ["172.16/12", "172.16.0.1", "172.31.255.255"],
    ["192.0.0/24", "192.0.0.1", "192.0.0.170"],
    ["192.168/16", "192.168.0.1", "192.168.255.255"],
    ["198.18/15", "198.18.0.1", "198.19.255.255"],
    ["224/4", "224.0.0.1", "239.255.255.255"],
    ["240/4", "240.0.0.1", "255.255.255.255"],
    ["unspecified and loopback", "::", "::1"],
    ["fc00::/7", "fc00::1", "fdff:ffff::1"],
    ["fe80::/10", "fe80::1", "fe81::1", "febf::1"],
    ["fec0::/10", "fec0::1"],
    ["ff00::/8", "ff00::1", "ff02::1"],
    ["::ffff:0:0/96", "::ffff:8.8.8.8", "0:0:0:0:0:ffff:169.254.169.254", "::ffff:7f00:1"],
    ["::a.b.c.d", "::127.0.0.1", "::8.8.8.8", "::a9fe:a9fe"],
    ["64:ff9b::/96", "64:ff9b::a9fe:a9fe", "64:ff9b::8.8.8.8"],
    ["64:ff9b:1::/48", "64:ff9b:1::1"],
    ["2002::/16 (6to4)", "2002:a9fe:a9fe::", "2002:7f00:1::1"],
    ["2001::/32 (Teredo)", "2001::1", "2001:0:a9fe:a9fe::1"],
    ["documentation", "2001:db8::1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "3fff::1"],
    ["discard, unallocated", "100::1", "4000::1", "not an address"],
  ];
  test.each(refused)("%s", (_name: string, ...addresses: string[]) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
  test("the internet itself", () => {
    const open = [
      "1.1.1.1",
      "8.8.8.8",
      "172.15.0.1",
      "172.32.0.1",
      "100.128.0.1",
      "2606:4700::1111",
    ];
    expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});

describe("the form of an address", () => {
  test.each([
    ["http://example.com/", "url_scheme_refused"],
    ["ftp://example.com/", "url_scheme_refused"],
    ["file:///etc/passwd", "url_scheme_refused"],
    ["javascript:alert(1)", "url_scheme_refused"],
    ["https://user@example.com/", "url_userinfo_refused"],
    ["https://:secret@example.com/", "url_userinfo_refused"],
    ["https://example.com/#part", "url_fragment_refused"],
    ["https://example.com/#", "url_fragment_refused"],
    ["https://example.com:22/", "url_port_refused"],
    ["https://example.com:80/", "url_port_refused"],
    ["https://2130706433/", "url_address_refused"],
    ["https://0177.0.0.1/", "url_address_refused"],
    ["https://0x7f.0.0.1/", "url_address_refused"],
    ["https://0x7f000001/", "url_address_refused"],
    ["https://127.1/", "url_address_refused"],
    ["https://127.0.0.1/", "url_address_refused"],
    ["https://127.0.0.1./", "url_address_refused"],
    ["https://[::1]/", "url_address_refused"],
    ["https://[::ffff:169.254.169.254]/", "url_address_refused"],
    ["https://[0:0:0:0:0:ffff:169.254.169.254]/", "url_address_refused"],
    ["https://[64:ff9b::a9fe:a9fe]/", "url_address_refused"],
    ["https://[2002:a9fe:a9fe::]/", "url_address_refused"],
    ["https://[fe81::1]/", "url_address_refused"],
    ["https://169.254.169.254/latest/meta-data", "url_address_refused"],
    ["https://①②⑦.⓪.⓪.①/", "url_address_refused"],
    ["https://localhost/", "url_host_refused"],
    ["https://localhost./", "url_host_refused"],
    ["https://LOCALHOST/", "url_host_refused"],
    ["https://a.localhost/", "url_host_refused"],
    ["https://metadata.google.internal/", "url_host_refused"],
    ["https://router.lan/", "url_host_refused"],
    ["https://postgres/", "url_host_refused"],
    ["https://example.com./", "url_host_refused"],
    ["https://", "url_invalid"],
    ["example.com", "url_invalid"],
    ["", "url_invalid"],
    [`https://example.com/${"a".repeat(3000)}`, "url_invalid"],
  ])("%s is refused: %s", (url, error) => {
    expect(checkOutboundUrl(url, strict).error).toBe(error);
  });

  test.each([
    "https://example.com/hook?token=1",
    "https://example.com:8443/",
    "https://8.8.8.8/",
    "https://[2606:4700::1111]/",
    "https://exämple.com/",
  ])("%s is allowed", (url) => {
    expect(checkOutboundUrl(url, strict).error).toBeNull();
  });

  test("local development may reach this machine, and only this machine", () => {
    expect(checkOutboundUrl("http://127.0.0.1:9999/hook", local).error).toBeNull();
    expect(checkOutboundUrl("http://[::1]:9999/hook", local).error).toBeNull();
    expect(checkOutboundUrl("http://localhost:9999/hook", local).error).toBeNull();
    expect(checkOutboundUrl("http://10.0.0.1/hook", local).error).toBe("url_scheme_refused");
    expect(checkOutboundUrl("https://10.0.0.1/hook", local).error).toBe("url_address_refused");
    expect(checkOutboundUrl("http://example.com/hook", local).error).toBe("url_scheme_refused");
    expect(checkOutboundUrl("ftp://127.0.0.1/", local).error).toBe("url_scheme_refused");
  });
});

describe("what a name resolves to", () => {
  const answers =
    (...addresses: string[]) =>
    async () =>
      addresses;

  test.each([
    ["https://127.0.0.1.nip.io/", ["127.0.0.1"]],
    ["https://169-254-169-254.nip.io/", ["169.254.169.254"]],
    ["https://lvh.me/", ["127.0.0.1", "::1"]],
    ["https://rebind.example.com/", ["93.184.216.34", "10.0.0.1"]],
    ["https://six.example.com/", ["2606:4700::1111", "fe80::1"]],
  ])("%s is refused for its addresses", async (url, addresses) => {
    const result = await resolveOutboundUrl(url, strict, answers(...addresses));
    expect(result.error).toBe("url_address_refused");
  });

  test("every answer is handed on, so that the caller connects to one that was checked", async () => {
    const result = await resolveOutboundUrl("https://example.com/", strict, answers("8.8.8.8"));
    expect(result.data?.addresses).toEqual(["8.8.8.8"]);
  });

  test("a name without an answer, or a resolver that fails, is unresolvable", async () => {
    const none = await resolveOutboundUrl("https://example.com/", strict, answers());
    const broken = await resolveOutboundUrl("https://example.com/", strict, async () => {
      throw new Error("SERVFAIL");
    });
    expect([none.error, broken.error]).toEqual(["url_unresolvable", "url_unresolvable"]);
  });

  test("localhost must resolve to this machine even in local development", async () => {
    const result = await resolveOutboundUrl("http://localhost/", local, answers("8.8.8.8"));
    expect(result.error).toBe("url_address_refused");
  });
});
