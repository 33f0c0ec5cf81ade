import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenFor, urged } from "./directives.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";
import { unzip } from "./unzip.test-support.ts";

let server: TestServer;
let p: Province;
let leader: string;
let staff: string;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server, {
    "": { name: "Tỉnh Sơn Giang" },
    D1: { name: "Huyện <Một> & Hai" },
    C1: { name: "Xã Đông" },
  });
  leader = await tokenFor(p, "leader", "D1");
  staff = await tokenFor(p, "staff", "C1");
  await p.take([
    p.received("C1", "late", "2026-03-02 09:00", "wd3"),
    p.received("C1", "today", "2026-03-02 09:00", "wd1", { dueAt: wall("2026-03-11 09:00") }),
    p.received("C1", "open", "2026-03-10 09:00", "wd5"),
    p.received("C1", "closed", "2026-03-02 09:00", "wd1"),
    p.event("C1", "resolved", "closed", "2026-03-04 09:00", { outcome: "approved" }),
    p.received("C1", "gone", "2026-03-02 09:00", "wd1"),
    p.received("C1", "unknown", "2026-03-02 09:00", "nothing-known"),
  ]);
});
afterAll(() => server.stop());

interface Letter {
  /** The texts of all paragraphs, those in cells as well, in their order. */
  readonly texts: readonly string[];
  /** The cells of a dossier's line after its code. */
  lineOf(dossier: string): readonly string[] | undefined;
}

async function letterOf(id: string, token: string): Promise<Letter> {
  const response = await fetch(`${server.url}/api/v1/directives/${id}/letter`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  );
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename=don-doc-${id}.docx`);
  const files = unzip(Buffer.from(await response.arrayBuffer()));
  expect([...files.keys()]).toContain("[Content_Types].xml");
  const xml = files.get("word/document.xml") ?? "";
  const rows = xml.split("</w:tr>").map((row) => row.split("</w:tc>").map(textOf));
  return {
    texts: xml
      .split("</w:p>")
      .map(textOf)
      .filter((text) => text !== ""),
    lineOf: (dossier) => rows.find((cells) => cells[1] === p.dossier(dossier))?.slice(2, 7),
  };
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([text]) => text.replace(/^[^>]*>/, "")).join("");
}

test("a letter has the form of an official one, the words of the directive, and its dossiers as they stand now", async () => {
  const dossiers = ["late", "today", "open", "closed", "gone", "unknown"].map((name) => p.dossier(name));
  const text = "Rà soát <toàn bộ>\n\nBáo cáo hằng ngày";
  const { id } = await urged(server, leader, { unit: p.unit("C1"), text, dueAt: wall("2026-03-13 17:00"), dossiers });
  await p.take([p.event("C1", "transferred", "gone", "2026-03-11 09:30", { toUnit: p.unit("C3") })]);
  const { texts, lineOf } = await letterOf(id, leader);
  expect(texts.slice(0, 14)).toEqual([
    "HUYỆN &lt;MỘT&gt; &amp; HAI",
    "Số:          /",
    "V/v đôn đốc giải quyết hồ sơ",
    "thủ tục hành chính",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "…………, ngày 11 tháng 3 năm 2026",
    "Kính gửi: Xã Đông",
    "Qua theo dõi việc tiếp nhận và giải quyết thủ tục hành chính, Huyện &lt;Một&gt; &amp; Hai đôn đốc Xã Đông như sau:",
    "Rà soát &lt;toàn bộ&gt;",
    "Báo cáo hằng ngày",
    "Yêu cầu hoàn thành và báo cáo kết quả trước 17 giờ 00, ngày 13/3/2026 (danh sách 6 hồ sơ kèm theo)./.",
    "Nơi nhận:",
    "- Như trên;",
  ]);
  expect(texts).toContain("Tình trạng hồ sơ tính đến 10 giờ 00, ngày 11/3/2026");
  // Due on 5 March, four working days before the 11th; a Saturday and a Sunday lie between.
  expect(lineOf("late")).toEqual(["Thủ tục wd3", "Hộ tịch", "02/3/2026", "05/3/2026", "4"]);
  expect(lineOf("today")?.slice(2)).toEqual(["02/3/2026", "11/3/2026", "&lt;1"]);
  expect(lineOf("open")?.slice(2)).toEqual(["10/3/2026", "17/3/2026", ""]);
  expect(lineOf("closed")?.slice(2)).toEqual(["02/3/2026", "03/3/2026", "1"]);
  // It has gone to another district since: named, and nothing of it is told.
  expect(lineOf("gone")).toEqual(["", "", "", "", ""]);
  expect(lineOf("unknown")).toEqual(["nothing-known", "", "02/3/2026", "", ""]);
});

test("what stands above the sender is named to whoever may read it; without dossiers there is no list", async () => {
  const top = await tokenFor(p, "administrator", "");
  const { id } = await urged(server, leader, { unit: p.unit("C1"), text: "Gấp", dueAt: wall("2026-03-12 08:05") });
  expect((await letterOf(id, top)).texts.slice(0, 2)).toEqual(["TỈNH SƠN GIANG", "HUYỆN &lt;MỘT&gt; &amp; HAI"]);
  const { texts } = await letterOf(id, staff);
  expect(texts[0]).toBe("HUYỆN &lt;MỘT&gt; &amp; HAI");
  expect(texts).toContain("Yêu cầu hoàn thành và báo cáo kết quả trước 8 giờ 05, ngày 12/3/2026./.");
  expect(texts.at(-1)).toBe("(Ký, ghi rõ họ tên và đóng dấu)");
  const outside = await tokenFor(p, "leader", "D2");
  const answer = await call(server.url, "GET", `/api/v1/directives/${id}/letter`, { token: outside });
  expectProblem(answer, 404, "not-found");
});
