/**
 * What the parts of a table are. Below 720 px rows are drawn as cards, by `display: grid`, which would take a table's
 * roles away from it.
 */
export const TABLE_ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;
