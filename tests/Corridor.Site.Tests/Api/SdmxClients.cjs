// Asks the SDMX service as two clients of others do. NODE_PATH names the folder of the packages.
//   node SdmxClients.cjs read ADDRESS [LANGUAGE]   what sdmx-json-parser reads there, as JSON
//   node SdmxClients.cjs addresses ROOT            addresses that sdmx-rest makes, as JSON
const [command, address, language] = process.argv.slice(2);

async function read() {
  const { SDMXParser } = require("sdmx-json-parser");
  const parser = new SDMXParser();
  await parser.getDatasets(address, { headers: { "Accept-Language": language ?? "en" } });
  return {
    name: parser.getName(),
    description: parser.getDescription(),
    dimensions: parser.getDimensions().map((d) => ({ id: d.id, keyPosition: d.keyPosition, values: d.values.length })),
    attributes: parser.getAttributes().map((a) => a.id),
    active: parser.getActiveDimensions().map((d) => d.id),
    data: parser.getData(),
  };
}

function addresses(root) {
  const sdmx = require("sdmx-rest");
  const first = sdmx.getService({ url: `${root}/v1`, api: "v1.5.0" });
  const second = sdmx.getService({ url: `${root}/v2`, api: "v2.0.0" });
  const flow = "dataflow=CORRIDOR:TRADE(1.0)";
  const queries = [
    [sdmx.getDataQuery({ flow: "TRADE" }), first],
    [sdmx.getDataQuery({ flow: "CORRIDOR,TRADE,1.0", key: "A.CN+RU..M.TOTAL..." }), first],
    [sdmx.getDataQuery({ flow: "CORRIDOR,TRADE,latest", key: "A.CN.RU.M.TOTAL...", provider: "CORRIDOR", start: "2015", end: "2017-12-31", firstNObs: 1, lastNObs: 1, detail: "dataonly", obsDimension: "AllDimensions" }), first],
    [sdmx.getDataQuery({ flow: "TRADE", key: "M.......", detail: "serieskeysonly" }), first],
    [sdmx.getDataQuery({ flow: "TRADE", key: "A.......", history: true }), first],
    [sdmx.getAvailabilityQuery({ flow: "CORRIDOR,TRADE", key: "A.CN......", component: "COUNTERPART", mode: "available", references: "codelist" }), first],
    [sdmx.getMetadataQuery({ resource: "dataflow", agency: "CORRIDOR", id: "TRADE", references: "all", detail: "allstubs" }), first],
    [sdmx.getMetadataQuery({ resource: "codelist", agency: "CORRIDOR", id: "CL_ECONOMY", item: "CN" }), first],
    [sdmx.getMetadataQuery({ resource: "datastructure", agency: "all", id: "all", version: "all", references: "descendants", detail: "referencepartial" }), first],
    [sdmx.getMetadataQuery({ resource: "actualconstraint", agency: "CORRIDOR" }), first],
    [sdmx.getDataQuery2({ context: flow }), second],
    [sdmx.getDataQuery2({ context: flow, key: "A.CN.RU.M.TOTAL,M.CN.RU" }), second],
    [sdmx.getDataQuery2({ context: flow, key: "*.CN.RU", filters: ["TIME_PERIOD=ge:2015-01+le:2016-12", "TRADE_FLOW=X,M", "OBS_VALUE=gt:1000"], obsDimension: "AllDimensions", attributes: "OBS_STATUS", measures: "all" }), second],
    [sdmx.getDataQuery2({ context: flow, firstNObs: 1, lastNObs: 2 }), second],
    [sdmx.getDataQuery2({ context: "*=*:*(*)", filters: ["REPORTER=RU"], attributes: "none", measures: "none" }), second],
    [sdmx.getAvailabilityQuery2({ context: flow, key: "A.CN", component: "COUNTERPART", references: "codelist" }), second],
    [sdmx.getMetadataQuery({ resource: "codelist", agency: "*", id: "*", version: "~", detail: "allstubs" }), second],
    [sdmx.getMetadataQuery({ resource: "dataflow", agency: "CORRIDOR", id: "TRADE", version: "1.0", references: "descendants" }), second],
  ];
  return queries.flatMap(([query, service]) => [sdmx.getUrl(query, service), sdmx.getUrl(query, service, true)]);
}

(command === "read" ? read() : Promise.resolve(addresses(address)))
  .then((answer) => console.log(JSON.stringify(answer)))
  .catch((error) => { console.error(error); process.exit(1); });
