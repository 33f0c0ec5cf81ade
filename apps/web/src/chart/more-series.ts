import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { MarkLineComponent } from "echarts/components";
import { use } from "echarts/core";

use([BarChart, LineChart, ScatterChart, MarkLineComponent]);
