/** What the catalogue of procedures puts around a field's own word. */
const AROUND = [/^Thành lập và hoạt động (của )?/u, / thuộc (hệ thống|phạm vi|thẩm quyền) .*$/u];

/** A field's name as the head of a narrow column: "Hộ kinh doanh" for "Thành lập và hoạt động của hộ kinh doanh". */
export function fieldHead(name: string): string {
  const bare = AROUND.reduce((short, around) => short.replace(around, ""), name);
  return bare === "" ? name : bare.charAt(0).toLocaleUpperCase("vi") + bare.slice(1);
}
