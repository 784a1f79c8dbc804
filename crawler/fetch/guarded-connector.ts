import { buildConnector } from "undici";
import {
  BlockedAddressError,
  type DemoWeb,
  guardedLookup,
  isDemoHost,
  judgeHost,
  type Resolve,
} from "./guard-address.ts";

export type ConnectorOptions = {
  readonly connectMs: number;
  readonly demoWeb: DemoWeb | null;
  readonly resolve?: Resolve | undefined;
};

/** Opens sockets for undici. Every connection, of a first request or of a redirect, comes through here. */
export function guardedConnector({ connectMs, demoWeb, resolve }: ConnectorOptions): buildConnector.connector {
  const connect = buildConnector({ timeout: connectMs, lookup: guardedLookup(resolve), allowH2: true });
  return (target, whenReady) => {
    const callback: buildConnector.Callback = (...answer) => {
      // A socket whose other side has gone can no longer tell who that was, unless it has been asked before.
      void answer[1]?.remoteAddress;
      whenReady(...answer);
    };
    if (demoWeb !== null && isDemoHost(target.hostname, demoWeb)) {
      connect({ ...target, hostname: "127.0.0.1", port: String(demoWeb.port) }, callback);
      return;
    }
    // Sockets do not look up what is an address already.
    if (judgeHost(target.hostname) === "block") {
      callback(new BlockedAddressError(target.hostname), null);
      return;
    }
    connect(target, callback);
  };
}
