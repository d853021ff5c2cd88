package io.kesher.files;

import static io.kesher.db.files.Tables.FOUND;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.Customers;
import io.kesher.customers.KnownBy;
import io.kesher.customers.Sought;
import java.util.Optional;
import org.jooq.Record2;
import org.jooq.Select;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Customers are found by what their files are called and what is noted of them. */
@Component
@Order(62)
class FoundByName implements KnownBy {
  private static final int LATEST = 60;

  private final FileHolders holders;

  FoundByName(FileHolders holders) {
    this.holders = holders;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public Kind kind() {
    return Kind.WORDS;
  }

  @Override
  public Optional<Select<Record2<Long, String>>> like(Sought sought) {
    if (!sought.hasWords()) {
      return Optional.empty();
    }
    var found = FOUND.call(inline(sought.words().toArray(String[]::new)));
    return Optional.of(
        select(found.CUSTOMER_ID, found.SAID)
            .from(found)
            .where(Customers.named(found.CUSTOMER_ID, Files.SEE), holders.seen(found.FILE_ID))
            .orderBy(found.AT.desc())
            .limit(inline(LATEST)));
  }
}
