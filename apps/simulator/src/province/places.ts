/**
 * The invented province Sơn Giang. Whoever recognises a real place here is mistaken; names were put together from common
 * syllables so that no real commune is ever shown late. `P.` ward, `TT.` township, `X.` commune.
 */
export interface District {
  readonly name: string;
  readonly communes: readonly string[];
}

export const provinceName = "Tỉnh Sơn Giang";

/** Provincial offices that take dossiers of their own. */
export const departments = [
  { code: "SG.NNMT", name: "Sở Nông nghiệp và Môi trường", nameEn: "Department of Agriculture and Environment" },
  { code: "SG.SXD", name: "Sở Xây dựng", nameEn: "Department of Construction" },
  { code: "SG.STP", name: "Sở Tư pháp", nameEn: "Department of Justice" },
] as const;

const names = (list: string): string[] => list.split(",").map((name) => name.trim());

/** In the order of their numbers, 01 to 12. */
export const districts: readonly District[] = [
  {
    name: "Trà Sơn",
    communes: names(
      "TT. Trà Sơn, X. Trà Vạn, X. Trà Thượng, X. Sơn Vạc, X. Sơn Lũng, X. Trà Khuông, X. Trà Nhiêu, X. Sơn Khê, X. Trà Mục, X. Sơn Nhạn, X. Trà Liễu",
    ),
  },
  {
    name: "Đắk Mây",
    communes: names(
      "TT. Đắk Mây, X. Đắk Nâm, X. Đắk Rơi, X. Đắk Tơre, X. Kon Bring, X. Đắk Xiu, X. Kon Mây, X. Đắk Lơi, X. Đắk Puih",
    ),
  },
  {
    name: "Bình Thượng",
    communes: names(
      "TT. Bình Thượng, X. Bình Lạng, X. Bình Lãm, X. Thượng Lâm, X. Bình Hội, X. Bình Vực, X. Thượng Hòa, X. Bình Trạch, X. Thượng Phú, X. Bình Lễ, X. Bình Cát, X. Thượng Nghĩa",
    ),
  },
  {
    name: "Cẩm Đồng",
    communes: names(
      "TT. Cẩm Đồng, X. Cẩm Vực, X. Cẩm Lãm, X. Đồng Sạ, X. Cẩm Thụ, X. Đồng Rạng, X. Cẩm Uyên, X. Đồng Lĩnh, X. Cẩm Bích, X. Đồng Lạng, X. Cẩm Hương",
    ),
  },
  {
    name: "Mường Lộc",
    communes: names(
      "TT. Mường Lộc, X. Mường Bằng, X. Mường Khao, X. Nà Lưới, X. Mường Tải, X. Nà Phiêng, X. Mường Hin, X. Lộc Sơn, X. Nà Chạ, X. Mường Sạ",
    ),
  },
  {
    name: "Hòa Lâm",
    communes: names(
      "TT. Hòa Lâm, X. Hòa Điền, X. Lâm Thao Thượng, X. Hòa Mục, X. Lâm Trung, X. Hòa Khuê, X. Lâm Đài, X. Hòa Bửu, X. Lâm Xuyên, X. Hòa Thịnh Đông, X. Lâm Hạ, X. Hòa Cốc, X. Lâm Cát, X. Hòa Nham, X. Lâm Sa",
    ),
  },
  {
    name: "Vĩnh Giang",
    communes: names(
      "P. Vĩnh Giang, P. Vĩnh Tường Đông, P. Giang Nam, X. Mỹ Hiệp, X. Vĩnh Trạch, X. Giang Khẩu, X. Vĩnh Bàng, X. Giang Thủy, X. Vĩnh Lễ, X. Giang Đình, X. Vĩnh Mỹ, X. Giang Tả, X. Vĩnh Khương",
    ),
  },
  {
    name: "An Thạnh",
    communes: names(
      "TT. An Thạnh, X. An Khương, X. Thạnh Lễ, X. An Vực, X. Thạnh Hội, X. An Lãng, X. Thạnh Mỹ Trung, X. An Quới, X. Thạnh Bửu, X. An Nhơn Thượng, X. Thạnh Giang, X. An Cốc",
    ),
  },
  {
    name: "Ea Răng",
    communes: names(
      "TT. Ea Răng, X. Ea Mlô, X. Ea Kuăn, X. Cư Răng, X. Ea Tlư, X. Cư Mbong, X. Ea Nuôi, X. Cư Dliê, X. Ea Sriê",
    ),
  },
  {
    name: "Tân Khê",
    communes: names(
      "TT. Tân Khê, X. Xuân Khê, X. Tân Lũng, X. Khê Thượng, X. Tân Bàng, X. Khê Trung, X. Tân Uyển, X. Khê Hạ, X. Tân Đoài, X. Khê Lĩnh, X. Tân Mục, X. Khê Đông, X. Tân Sa",
    ),
  },
  {
    name: "Nghĩa Điền",
    communes: names(
      "P. Nghĩa Điền, P. Nghĩa Chánh Tây, X. Quảng Nghĩa, X. Nghĩa Trạch, X. Điền Lễ, X. Nghĩa Cốc, X. Điền Khương, X. Nghĩa Bửu, X. Điền Thượng, X. Nghĩa Uyên, X. Điền Mỹ, X. Nghĩa Sa, X. Điền Hội",
    ),
  },
  {
    name: "Phước Hải",
    communes: names(
      "P. Phước Hải, P. Nam Quý, X. Thanh Trung, X. Phước Lãm, X. Hải Vực, X. Phước Đình, X. Hải Lĩnh, X. Phước Bàng, X. Hải Thụy, X. Phước Nham, X. Hải Bình Tây",
    ),
  },
];
