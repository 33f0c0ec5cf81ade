import type { ReactElement } from "react";
import { encode } from "uqr";

/** Modules of quiet zone around it, as ISO/IEC 18004 asks for. */
const BORDER = 4;

/** A QR code, dark on light in every theme: many readers do not know it the other way round. */
export function QrCode({ content, label }: { content: string; label: string }): ReactElement {
  const { data, size } = encode(content, { ecc: "M", border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
