package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.GROUP_CHANGE;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.customers.CustomerId;
import io.kesher.web.Once;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Who went from which group into which, and why: told with each classification. */
@Component
public class GroupChanges {
  private final DSLContext database;

  GroupChanges(DSLContext database) {
    this.database = database;
  }

  /** The groups a customer has been in, the latest first. */
  public List<GroupChange> of(CustomerId customer) {
    return Once.ask(
        List.of(GroupChange.class, customer),
        () ->
            database
                .select()
                .from(GROUP_CHANGE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.ID.eq(GROUP_CHANGE.CLASSIFICATION_ID))
                .where(GROUP_CHANGE.CUSTOMER_ID.eq(customer.value()))
                .orderBy(CLASSIFICATION.AT.desc(), CLASSIFICATION.ID.desc())
                .fetch(GroupChange::of));
  }

  /**
   * Those who are in another group than before, in place of what was told of this classification.
   */
  void moved(long classification) {
    database
        .deleteFrom(GROUP_CHANGE)
        .where(GROUP_CHANGE.CLASSIFICATION_ID.eq(classification))
        .execute();
    Field<String> reason =
        case_()
            .when(coalesce(STANDING.GROUP_BEFORE, inline("N")).eq("N"), inline("first"))
            .when(STANDING.RAW_GROUP.eq(STANDING.RAW_BEFORE), inline("agreed"))
            .otherwise(inline("large"));
    tell(
        classification,
        STANDING.GROUP_CODE,
        reason,
        STANDING
            .GROUP_CODE
            .isNotNull()
            .and(STANDING.GROUP_CODE.isDistinctFrom(STANDING.GROUP_BEFORE)));
  }

  /** The first group of some who had none. */
  void first(long classification, Field<String> to, Condition who) {
    tell(classification, to, inline("first"), who);
  }

  private void tell(long classification, Field<String> to, Field<String> reason, Condition who) {
    database
        .insertInto(
            GROUP_CHANGE,
            GROUP_CHANGE.CLASSIFICATION_ID,
            GROUP_CHANGE.CUSTOMER_ID,
            GROUP_CHANGE.FROM_GROUP,
            GROUP_CHANGE.TO_GROUP,
            GROUP_CHANGE.REASON,
            GROUP_CHANGE.CONTRIBUTION,
            GROUP_CHANGE.SECONDS)
        .select(
            select(
                    val(classification),
                    STANDING.CUSTOMER_ID,
                    STANDING.GROUP_BEFORE,
                    to,
                    reason,
                    STANDING.CONTRIBUTION,
                    STANDING.SECONDS)
                .from(STANDING)
                .where(who)
                .orderBy(STANDING.CUSTOMER_ID))
        .onConflictDoNothing()
        .execute();
  }
}
