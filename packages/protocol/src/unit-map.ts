import { z } from "zod";
import { codeSchema, versionSchema } from "./text.ts";

/** A map as it is loaded. What is wrong with its features is listed by the server, feature by feature. */
export const unitMapBodySchema = z.looseObject({ type: z.enum(["FeatureCollection", "Topology"]) }).meta({
  id: "UnitMapBody",
  description:
    "A GeoJSON FeatureCollection (RFC 7946) or a TopoJSON Topology, in WGS 84 longitude and latitude. Each feature is a Polygon or MultiPolygon and names its unit by its code: in `properties.code`, else `properties.unit`, else the feature's `id`.",
  examples: [
    {
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: { code: "SG.01" },
          geometry: {
            type: "Polygon",
            coordinates: [
              [
                [107.1, 16.2],
                [107.3, 16.2],
                [107.2, 16.4],
                [107.1, 16.2],
              ],
            ],
          },
        },
      ],
    },
  ],
});

const unitShapeSchema = z
  .object({
    unit: codeSchema,
    path: z.string().meta({
      description: "Its outline as SVG path data; islands and holes by `evenodd`. Empty: too small to be drawn.",
    }),
    box: z.tuple([z.int(), z.int(), z.int(), z.int()]).meta({ description: "Left, top, right, bottom." }),
    mark: z.tuple([z.int(), z.int()]).meta({ description: "Where a mark stands best: well inside its largest part." }),
    room: z.int().min(0).meta({ description: "Radius of the circle around `mark` that lies inside." }),
    around: z.boolean().meta({ description: "Units below it have shapes of their own: it is the line around them." }),
  })
  .meta({ id: "UnitShape", description: "What a unit looks like; x to the right, y downwards." });
export type UnitShape = z.infer<typeof unitShapeSchema>;

export const unitMapSchema = z
  .object({
    version: versionSchema,
    items: z
      .array(unitShapeSchema)
      .meta({ description: "Empty: no map has been loaded. In the order in which they are drawn." }),
  })
  .meta({ id: "UnitMap", description: "The shapes of a unit's subtree as they are drawn." });
export type UnitMap = z.infer<typeof unitMapSchema>;

export const unitMapAnswerSchema = z
  .object({
    count: z.int().min(0),
    dryRun: z.literal(true).optional(),
    map: unitMapSchema.optional().meta({ description: "With `dryRun=1`: what would be drawn." }),
  })
  .meta({ id: "UnitMapAnswer", description: "How many units have a shape." });
export type UnitMapAnswer = z.infer<typeof unitMapAnswerSchema>;

export const unitMapQuerySchema = z.object({ unit: codeSchema.optional() }).meta({ id: "UnitMapQuery" });
