package io.kesher.customers;

import static io.kesher.db.customers.Tables.CONTACT_POINT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.kesher.customers.Accepted.Reach;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.Row2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ways to reach customers. */
@Component
class ContactPoints {
  /** The source of a contact point that somebody typed. */
  private static final String SOURCE = "manual";

  private final DSLContext database;
  private final Clock clock;

  ContactPoints(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Those of a customer of the query: by kind, the main one first, what is not to be used last. */
  static Field<List<ContactPoint>> ofCustomer() {
    return multiset(
            select(
                    CONTACT_POINT.ID,
                    CONTACT_POINT.KIND.convertFrom(ContactPoint.Kind::of),
                    CONTACT_POINT.VALUE,
                    CONTACT_POINT.LABEL,
                    CONTACT_POINT.MAIN,
                    CONTACT_POINT.SOURCE,
                    CONTACT_POINT.VERIFIED,
                    CONTACT_POINT.VERIFIED_BY_ID.convertFrom(EmployeeId::ofNullable),
                    CONTACT_POINT.VERIFIED_AT,
                    CONTACT_POINT.DO_NOT_USE)
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.CUSTOMER_ID.eq(CUSTOMER.ID))
                .orderBy(
                    CONTACT_POINT.KIND.desc(),
                    CONTACT_POINT.MAIN.desc(),
                    field(CONTACT_POINT.DO_NOT_USE.isNotNull()),
                    CONTACT_POINT.ID))
        .convertFrom(rows -> rows.map(Records.mapping(ContactPoint::new)));
  }

  /** Sets all of a customer's. One that is there already keeps its source and what is not told. */
  void set(long customer, List<Reach> points) {
    forget(customer, points);
    yieldMain(customer, points);
    write(customer, points);
  }

  /** Of a customer who has none yet there is nothing to compare them with. */
  void write(long customer, List<Reach> points) {
    points.forEach(point -> write(customer, point));
  }

  private void forget(long customer, List<Reach> points) {
    var kept = points.stream().map(ContactPoints::key).toList();
    database
        .deleteFrom(CONTACT_POINT)
        .where(CONTACT_POINT.CUSTOMER_ID.eq(customer))
        .and(
            kept.isEmpty() ? noCondition() : row(CONTACT_POINT.KIND, CONTACT_POINT.KEY).notIn(kept))
        .execute();
  }

  /**
   * Where another one of a kind becomes the main one, that which was so until now is it no more.
   */
  private void yieldMain(long customer, List<Reach> points) {
    for (var point : points) {
      if (Boolean.TRUE.equals(point.main())) {
        database
            .update(CONTACT_POINT)
            .set(CONTACT_POINT.MAIN, false)
            .where(CONTACT_POINT.CUSTOMER_ID.eq(customer), CONTACT_POINT.MAIN.isTrue())
            .and(CONTACT_POINT.KIND.eq(point.kind().code()))
            .and(CONTACT_POINT.KEY.ne(point.key()))
            .execute();
      }
    }
  }

  private void write(long customer, Reach point) {
    database
        .insertInto(CONTACT_POINT)
        .set(CONTACT_POINT.CUSTOMER_ID, customer)
        .set(CONTACT_POINT.KIND, point.kind().code())
        .set(CONTACT_POINT.KEY, point.key())
        .set(CONTACT_POINT.SOURCE, SOURCE)
        .set(told(point, true))
        .onConflict(CONTACT_POINT.CUSTOMER_ID, CONTACT_POINT.KIND, CONTACT_POINT.KEY)
        .doUpdate()
        .set(told(point, false))
        .execute();
  }

  private Map<Field<?>, Object> told(Reach point, boolean fresh) {
    var told = new LinkedHashMap<Field<?>, Object>();
    told.put(CONTACT_POINT.VALUE, point.value());
    if (point.label() != null) {
      told.put(CONTACT_POINT.LABEL, orNull(point.label(), CONTACT_POINT.LABEL));
    }
    if (point.doNotUse() != null) {
      told.put(CONTACT_POINT.DO_NOT_USE, orNull(point.doNotUse(), CONTACT_POINT.DO_NOT_USE));
    }
    if (point.main() != null || point.isBarred()) {
      told.put(CONTACT_POINT.MAIN, main(point, fresh));
    }
    if (point.verified() != null) {
      told.putAll(verification(point.verified(), fresh));
    }
    return told;
  }

  /** What is not to be used cannot be the main one. */
  private static Field<Boolean> main(Reach point, boolean fresh) {
    boolean main = Boolean.TRUE.equals(point.main()) && !point.isBarred();
    boolean mayBeBarred = !fresh && point.doNotUse() == null;
    return main && mayBeBarred ? field(CONTACT_POINT.DO_NOT_USE.isNull()) : val(main);
  }

  /** Whoever says so first is the one who verified it. */
  private Map<Field<?>, Object> verification(boolean told, boolean fresh) {
    var me = told ? EmployeeId.toNullable(Viewers.current().id().orElse(null)) : null;
    var now = told ? clock.instant() : null;
    return Map.of(
        CONTACT_POINT.VERIFIED,
        told,
        CONTACT_POINT.VERIFIED_BY_ID,
        first(CONTACT_POINT.VERIFIED_BY_ID, me, told && !fresh),
        CONTACT_POINT.VERIFIED_AT,
        first(CONTACT_POINT.VERIFIED_AT, now, told && !fresh));
  }

  private static <T> Field<T> first(Field<T> column, @Nullable T value, boolean stays) {
    var told = val(value, column);
    return stays ? when(condition(CONTACT_POINT.VERIFIED), column).otherwise(told) : told;
  }

  private static Field<String> orNull(String text, Field<String> column) {
    return val(text.isEmpty() ? null : text, column);
  }

  private static Row2<String, String> key(Reach point) {
    return row(point.kind().code(), point.key());
  }
}
