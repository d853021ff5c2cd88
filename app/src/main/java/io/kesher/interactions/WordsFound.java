package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.FOUND;
import static io.kesher.db.interactions.Tables.TASKS_FOUND;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.Customers;
import io.kesher.customers.KnownBy;
import io.kesher.customers.Sought;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Customers are found by what was said with them and what is to be done for them, the latest first.
 * The words stand in the query itself: the plan hangs on them.
 */
@Configuration(proxyBeanMethods = false)
class WordsFound {
  private static final int LATEST = 60;

  private record Plug(String name, Function<Field<String[]>, Select<Record2<Long, String>>> latest)
      implements KnownBy {
    @Override
    public Kind kind() {
      return Kind.WORDS;
    }

    @Override
    public Optional<Select<Record2<Long, String>>> like(Sought sought) {
      return sought.hasWords()
          ? Optional.of(latest.apply(inline(sought.words().toArray(String[]::new))))
          : Optional.empty();
    }
  }

  @Bean
  @Order(60)
  KnownBy foundByInteraction() {
    return new Plug("interaction", WordsFound::interactions);
  }

  @Bean
  @Order(61)
  KnownBy foundByTask() {
    return new Plug("task", WordsFound::tasks);
  }

  private static Select<Record2<Long, String>> interactions(Field<String[]> words) {
    var found = FOUND.call(words);
    return select(found.CUSTOMER_ID, found.SAID)
        .from(found)
        .where(Customers.named(found.CUSTOMER_ID, Interactions.SEE))
        .orderBy(found.AT.desc())
        .limit(inline(LATEST));
  }

  private static Select<Record2<Long, String>> tasks(Field<String[]> words) {
    var found = TASKS_FOUND.call(words);
    return select(found.CUSTOMER_ID, found.SAID)
        .from(found)
        .where(Customers.named(found.CUSTOMER_ID, "customers:see"))
        .and(Tasks.reached("tasks:see", found.OWNER_ID, found.CREATED_BY))
        .orderBy(found.AT.desc())
        .limit(inline(LATEST));
  }
}
