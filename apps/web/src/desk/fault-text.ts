import type { Language } from "../language/language.ts";

/** What the server finds wrong with what was typed; it speaks English, these are its sentences in Vietnamese. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^must be 1 to (\d+) printable characters$/, "cần 1 đến $1 ký tự đọc được"],
  [
    /^must be 1 to 64 of a-z, 0-9, dot, _ and -/,
    "chỉ gồm a–z, 0–9, dấu chấm, _ và -, tối đa 64 ký tự, đầu và cuối là chữ hoặc số",
  ],
  [/^must be a code: /, "cần là mã: chữ hoặc số đứng đầu, rồi chữ, số, dấu chấm, _ hoặc -, tối đa 64 ký tự"],
  [/^must have at least (\d+) characters$/, "cần ít nhất $1 ký tự"],
  [/^must have at most (\d+) characters$/, "không được quá $1 ký tự"],
  [/^holds the same role at the same unit twice$/, "có cùng một vai trò ở cùng một đơn vị hai lần"],
  [/^must be a real date, YYYY-MM-DD$/, "cần là ngày có thật, dạng NĂM-THÁNG-NGÀY"],
  [/^must not be before `validFrom`$/, "không được trước ngày bắt đầu"],
  [/^must not be after `to`$/, "không được sau ngày kết thúc"],
  [/^must be in Unicode normalization form NFC$/, "cần ở dạng Unicode NFC (dựng sẵn)"],
  [/^is a reserved name$/, "là tên dành riêng"],
  [/^occurs twice, first at (\d+)$/, "có hai lần, lần đầu ở dòng $1"],
  [/^is not a unit that is known$/, "không phải đơn vị đã có"],
  [/^must be the code of a unit$/, "cần là mã đơn vị"],
  [/^must be a longitude and a latitude/, "cần là kinh độ và vĩ độ (WGS 84); tệp VN-2000 phải chuyển hệ tọa độ trước"],
  [/^must have at least four positions$/, "cần ít nhất bốn điểm"],
  [/^must end where it begins$/, "chưa khép kín: điểm cuối phải trùng điểm đầu"],
  [/^must have an area$/, "không có diện tích"],
  [/^must be a Polygon or a MultiPolygon/, "cần là Polygon hoặc MultiPolygon"],
  [/^must be (a ring|rings) of coordinates$/, "cần là các vòng tọa độ"],
  [/^must hold at least one feature$/, "không có hình nào"],
  [/^must be a GeoJSON FeatureCollection or a TopoJSON/, "cần là GeoJSON FeatureCollection hoặc TopoJSON Topology"],
  [/^must be a TopoJSON Topology with/, "cần là TopoJSON Topology có arcs và objects"],
  [/^must have at most (\d+) positions$/, "có quá $1 điểm"],
  [/^The body is not JSON$/, "Tệp không phải JSON."],
  [/^Another map is being drawn$/, "Đang xử lý một bản đồ khác."],
  [/^is needed$|^Required$|expected .+, received undefined$/, "còn thiếu"],
  [/^is not the present password$/, "không phải mật khẩu hiện tại"],
  [/^is the present one$/, "trùng mật khẩu hiện tại"],
  [/^is one of those that are tried first;/, "quá dễ đoán; nên ghép vài từ không liên quan nhau, không gồm tên mình"],
  [/^does not hold; is the clock/, "không đúng; xem lại giờ trên điện thoại"],
  [/^is taken$/, "đã có người dùng"],
  [/^has ended$/, "đã kết thúc"],
  [/^must be there: a role above all units/, "cần có đơn vị: bạn không được trao vai trò trên mọi đơn vị"],
  [/^must name a unit$/, "cần nêu một đơn vị"],
  [/^closes a cycle$/, "tạo thành vòng lặp"],
  [/^would move units across the border/, "sẽ đưa đơn vị ra hoặc vào phạm vi của bạn vào một ngày nào đó"],
  [/^must begin with a prefix of the subtree's own$/, "cần bắt đầu bằng đầu mã của chính phạm vi này"],
  [/^must be the eight letters that the screen shows$/, "cần là tám chữ cái mà màn hình đang hiện"],
  [/^Whoever comes through the single sign-on/, "Người đăng nhập một lần không có mật khẩu ở đây."],
  [/^There is a second factor already$/, "Xác thực hai bước đã bật rồi."],
  [/^No second factor is being set up$/, "Chưa bắt đầu thiết lập xác thực hai bước."],
  [/^There is no second factor$/, "Xác thực hai bước chưa bật."],
  [/^This is done in the own account$/, "Việc này làm ở trang tài khoản của mình."],
  [/^Somebody else has this user name/, "Tên đăng nhập hoặc mã đăng nhập một lần này đã có người dùng."],
  [/^Nobody would be left who administers everything$/, "Sẽ không còn ai quản trị toàn hệ thống."],
  [/^Several older tokens of the feed still hold/, "Nguồn này còn nhiều mã cũ có hiệu lực: kết thúc chúng trước."],
  [/^names an unknown unit: (.+)$/, "nêu đơn vị không có: $1"],
  [/^names a unit that this feed may not report for$/, "nêu đơn vị mà nguồn này không được gửi thay"],
  [/^begins with the code prefix of another unit$/, "bắt đầu bằng tiền tố mã hồ sơ của đơn vị khác"],
  [/^must be \/units\/CODE,/, "cần là /units/MÃ-ĐƠN-VỊ, có thể thêm / và phần sau"],
  [/^has ended: (.+)$/, "đã kết thúc: $1"],
  [/^is not a unit that is known here$/, "không phải đơn vị đã có"],
  [/^is more than 5 minutes in the future$/, "ở tương lai quá 5 phút"],
  [/^is not an event$/, "không phải một sự kiện"],
  [/^is not a property that may be here$/, "không phải thuộc tính được phép ở đây"],
  [/^must be an RFC 3339 date and time/, "cần là ngày giờ RFC 3339 có múi giờ"],
  [/^may have a fraction only with workingHour$/, "chỉ giờ làm việc mới có phần lẻ"],
  [/^must be an e-mail address$/, "cần là địa chỉ thư điện tử"],
  [
    /^must be an address as https/,
    "cần là địa chỉ như https://example.vn/hook, không có tên đăng nhập, mật khẩu hay #",
  ],
  [/^leads into a network that is not allowed: (.+)$/, "là địa chỉ nội bộ chưa được phép (IOC_WEBHOOK_NETWORKS): $1"],
  [/^holds the same address twice$/, "có cùng một địa chỉ hai lần"],
  [/^There are (\d+) channels already$/, "Đã có $1 kênh."],
  [/^is no whole number: (.+)$/, "“$1” không phải số nguyên không âm; hàng nghìn viết 1.234 hoặc 1 234"],
  [
    /^has another number of cells than the header$/,
    "số ô khác số cột ở dòng đầu; ô có dấu phẩy thì đặt trong ngoặc kép",
  ],
  [/^is no CSV: it has no header$/, "tệp trống, cần dòng đầu là tên cột"],
  [/^is no CSV: (.+)$/, "không đọc được như tệp CSV ($1)"],
  [/^must be the name of a measure/, "không phải mã chỉ số; xem danh sách mã ở trang này"],
  [/^There is no such (.+)$/, "Không có hoặc không thuộc phạm vi của bạn."],
];

/** Where in a table that came as CSV the fault is. */
const IN_TABLE = /^line (\d+)(?:, column ([^:]+))?: /;

/** Whether a fault says by itself where it is. */
export function saysWhere(message: string): boolean {
  return IN_TABLE.test(message);
}

/** The sentence of a fault in the language of the desk; one that is not known stays as the server said it. */
export function faultText(language: Language, message: string): string {
  if (language === "en") return message;
  const [place, line = "", column] = IN_TABLE.exec(message) ?? [];
  if (place !== undefined) {
    const where = column === undefined ? `dòng ${line}` : `dòng ${line}, cột ${column}`;
    return `${where}: ${faultText(language, message.slice(place.length))}`;
  }
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(message);
    // All of the message gives way, also where a pattern tells it by its beginning.
    if (found !== null) return sentence.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? "");
  }
  return message;
}
