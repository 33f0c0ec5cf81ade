/** Version of the wire, the contract's. A test pins the schemas of this version by their hash. */
export const PROTOCOL_VERSION = "1.23.0";
