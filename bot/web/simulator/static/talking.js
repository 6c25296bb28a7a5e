// Talks to the server, and tells in words what went wrong.

export class Refused extends Error {}

async function call(path, options) {
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  const body = await answer.json();
  if (!answer.ok) throw new Refused(body.message);
  return body.data;
}

export const get = (path, query = {}) => call(`${path}?${new URLSearchParams(query)}`);

export const post = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const BY_NAME = { vcf: "text/vcard", csv: "text/csv", pdf: "application/pdf" };
const ANYTHING = "application/octet-stream";

export async function sentFile(file) {
  const bytes = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  const ending = file.name.split(".").pop().toLowerCase();
  const type = BY_NAME[ending] ?? (file.type.split(";")[0] || ANYTHING);
  return { content_type: type, data: bytes.slice(bytes.indexOf(",") + 1) };
}
