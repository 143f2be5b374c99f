"use strict";

/** An argument that is missing, unknown or makes no sense; the message is one sentence for its user. */
class ArgumentError extends Error {}

/** Takes pairs of --key value, each asked for once; what was given and never asked for is refused. */
class Arguments {
  constructor(words) {
    this.given = new Map();
    this.known = new Set();
    for (let i = 0; i < words.length; i += 2) {
      const key = words[i];
      if (!/^--./.test(key)) {
        throw new ArgumentError(`'${key}' is not a key: arguments are pairs of --key value`);
      }
      if (i + 1 === words.length) {
        throw new ArgumentError(`${key} has no value: give one after it`);
      }
      if (this.given.has(key.substring(2))) {
        throw new ArgumentError(`${key} is given twice: give it once`);
      }
      this.given.set(key.substring(2), words[i + 1]);
    }
  }

  text(key, otherwise) {
    this.known.add(key);
    const value = this.given.get(key) ?? otherwise;
    if (value === undefined) {
      throw new ArgumentError(`--${key} is missing: this child can't run without it`);
    }
    return value;
  }

  number(key, otherwise, least, most) {
    const value = this.text(key, String(otherwise));
    if (!/^[0-9]{1,10}$/.test(value) || Number(value) < least || Number(value) > most) {
      throw new ArgumentError(`--${key} is '${value}': expected a whole number from ${least} to ${most}`);
    }
    return Number(value);
  }

  refuseUnknown() {
    for (const key of this.given.keys()) {
      if (!this.known.has(key)) {
        const known = [...this.known].sort().join(", --");
        throw new ArgumentError(`--${key} is unknown: this child takes --${known}`);
      }
    }
  }
}

/** Returns the URL as the driver wants it: without "jdbc:", with a user and a password. */
function database(jdbcUrl, user, password) {
  const url = new URL(jdbcUrl.replace(/^jdbc:/, ""));
  url.username = url.searchParams.get("user") ?? user;
  url.password = url.searchParams.get("password") ?? password;
  url.searchParams.delete("user");
  url.searchParams.delete("password");
  return url.href;
}

function payment(text) {
  const found = /^http:\/\/[^/:]+:[0-9]+\/?$/.test(text);
  if (!found) {
    throw new ArgumentError(`--payment-url is '${text}': expected http://host:port`);
  }
  return text;
}

/** Returns what every server of the workload is told, and where this one answers what it uses. */
function settings(words) {
  const given = new Arguments(words);
  const all = {
    adminPort: given.number("admin-port", 0, 0, 65535),
    port: given.number("port", 0, 0, 65535),
    database: database(given.text("jdbc-url"), given.text("db-user", "postgres"), given.text("db-password", "")),
    databaseConnections: given.number("db-connections", 16, 1, 10000),
    payment: payment(given.text("payment-url")),
    paymentConnections: given.number("payment-connections", 16384, 1, 1000000),
    deadlineMillis: given.number("deadline-ms", 10000, 0, 2147483647)
  };
  given.refuseUnknown();
  return all;
}

module.exports = { settings, ArgumentError };
