import type { SourceFormat } from "../importing/format.ts";
import { eurostatFlows } from "./eurostat-flows.ts";
import { iabBrainDrain } from "./iab-brain-drain.ts";
import { oecdDioc } from "./oecd-dioc.ts";
import { oecdFlows } from "./oecd-flows.ts";
import { remittancePrices } from "./remittance-prices.ts";
import { remittancePricesCorridors } from "./remittance-prices-corridors.ts";
import { starter } from "./starter.ts";
import { unDesaAge } from "./un-desa-age.ts";
import { unDesaFlows } from "./un-desa-flows.ts";
import { unDesaMatrix } from "./un-desa-matrix.ts";
import { unDesaOrigin } from "./un-desa-origin.ts";
import { unDesaTotal } from "./un-desa-total.ts";
import { wppText } from "./un-wpp-text.ts";
import { wppWorkbook } from "./un-wpp-workbook.ts";
import { worldBankIndicators } from "./world-bank-indicators.ts";
import { worldBankMatrix } from "./world-bank-matrix.ts";
import { worldBankRemittances } from "./world-bank-remittances.ts";

/** Every format that can be imported. No two may recognise the same file. */
export const formats: readonly SourceFormat[] = [
  unDesaMatrix,
  unDesaOrigin,
  unDesaTotal,
  unDesaAge,
  wppWorkbook,
  wppText,
  unDesaFlows,
  oecdFlows,
  eurostatFlows,
  oecdDioc,
  iabBrainDrain,
  worldBankRemittances,
  worldBankIndicators,
  worldBankMatrix,
  remittancePricesCorridors,
  remittancePrices,
  starter,
];
