package io.kesher.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often is too often. No person and no sensible program meets these; whoever does has a loop
 * that forgot to end, or wants to carry the whole base away.
 *
 * @param address requests from one address, before anybody knows who asks: an office of hundreds
 *     stands behind one
 * @param person requests of one sign-in to pages and their parts
 * @param program requests of one API key
 * @param export files with many customers, of one employee: enough for an analyst's busy hour
 */
@ConfigurationProperties("kesher.limits")
record Limits(
    @DefaultValue("12000/1m") String address,
    @DefaultValue("1200/1m") String person,
    @DefaultValue("1200/1m") String program,
    @DefaultValue("20/1h") String export) {

  Rate rate(String name) {
    return Rate.valueOf(
        switch (name) {
          case "address" -> address;
          case "person" -> person;
          case "program" -> program;
          case "export" -> export;
          default -> throw new IllegalArgumentException(name);
        });
  }
}
