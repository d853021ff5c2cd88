package io.kesher.files;

import io.kesher.customers.CustomerId;
import io.kesher.web.Refusal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All with which files may lie. */
@Component
class FileHolders {
  private final ObjectProvider<FileHolder> holders;

  FileHolders(ObjectProvider<FileHolder> holders) {
    this.holders = holders;
  }

  /** Without the files of what the reader may not see. */
  Condition seen(Field<Long> file) {
    return holders.stream()
        .map(each -> DSL.not(each.hides(file)))
        .reduce(DSL.noCondition(), Condition::and);
  }

  /**
   * @param held absent for all of the customer's
   * @throws Refusal 404 where it is not this customer's or not the reader's to see
   */
  Condition of(CustomerId customer, @Nullable Held held, Field<Long> file) {
    return held == null ? DSL.noCondition() : require(customer, held).holds(file, held.id());
  }

  /** With what a file lies, as {@link Held} writes it; null for its customer alone. */
  Field<String> held(Field<Long> file) {
    return DSL.coalesce(
        DSL.castNull(String.class),
        holders.stream()
            .map(each -> DSL.inline(each.name() + ".").concat(each.of(file)))
            .toArray(Field<?>[]::new));
  }

  FileHolder require(CustomerId customer, Held held) {
    return holders.stream()
        .filter(each -> each.name().equals(held.holder()))
        .filter(each -> each.customer(held.id()).equals(customer))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }
}
