package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.POLICY;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policies that the office has used. A new one never replaces an old one; the latest is in
 * force.
 */
@Service
public class Policies {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DSLContext database;

  Policies(DSLContext database) {
    this.database = database;
  }

  /** A policy under its number. */
  public record Version(int version, Policy policy, @Nullable String note, Instant createdAt) {}

  /** The latest policy; before the first use it is {@link Policy#DEFAULT}, as version 1. */
  @Transactional
  public Version inForce() {
    return database
        .selectFrom(POLICY)
        .orderBy(POLICY.VERSION.desc())
        .limit(1)
        .fetchOptional(Policies::version)
        .orElseGet(() -> adopt(Policy.DEFAULT, null));
  }

  public List<Version> all() {
    return database.selectFrom(POLICY).orderBy(POLICY.VERSION.desc()).fetch(Policies::version);
  }

  /** Puts a policy in force. Groups change with the next classification. */
  @Transactional
  Version adopt(Policy policy, @Nullable String note) {
    return version(
        database
            .insertInto(POLICY)
            .set(POLICY.RULES, JSONB.valueOf(JSON.writeValueAsString(policy)))
            .set(POLICY.NOTE, note)
            .returning()
            .fetchSingle());
  }

  private static Version version(Record row) {
    return new Version(
        row.get(POLICY.VERSION),
        JSON.readValue(row.get(POLICY.RULES).data(), Policy.class),
        row.get(POLICY.NOTE),
        row.get(POLICY.CREATED_AT));
  }
}
