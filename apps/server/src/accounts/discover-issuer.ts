import { z } from "zod";

const WITHIN_MS = 10_000;

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
});
export type IssuerMetadata = z.infer<typeof metadataSchema>;

/** Where an issuer keeps what it says of itself. */
export function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

/**
 * What an issuer says of itself (OpenID Connect Discovery 1.0, section 4).
 *
 * @throws Error when it cannot be reached, or is another one than was asked for (section 4.3)
 */
export async function discoverIssuer(issuer: string): Promise<IssuerMetadata> {
  const address = discoveryAddress(issuer);
  const response = await fetch(address, { signal: AbortSignal.timeout(WITHIN_MS), redirect: "error" });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  const metadata = metadataSchema.parse(await response.json());
  if (metadata.issuer !== issuer) throw new Error(`${address} speaks for ${metadata.issuer}, not for ${issuer}`);
  return metadata;
}

/** What the issuer tells of whoever signed in, beside the ID token. */
export async function userInfo({ userinfo_endpoint: address }: IssuerMetadata, accessToken: string): Promise<unknown> {
  if (address === undefined) return {};
  const headers = { Authorization: `Bearer ${accessToken}` };
  const response = await fetch(address, { headers, signal: AbortSignal.timeout(WITHIN_MS), redirect: "error" });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}
