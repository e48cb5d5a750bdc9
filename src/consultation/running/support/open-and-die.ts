import { unwrap } from "../../../kernel/problem.ts";
import { openHome } from "../../../store/home.ts";
import { openStore } from "../../../store/open.ts";
import { openConsultations } from "../service.ts";
import { operator } from "./house.ts";

/** A process that opens a consultation and says so; the test kills it at some moment of that. */
const [folder = "", consultation = ""] = process.argv.slice(2);
const store = unwrap(await openStore(unwrap(await openHome(folder))));
const consultations = openConsultations({ store, now: () => new Date("2027-01-04T09:00:00Z") });
consultations.servedAt("https://corridor.example");
console.log("ready");
unwrap(await consultations.open(operator, consultation));
console.log("opened");
process.exit(0);
