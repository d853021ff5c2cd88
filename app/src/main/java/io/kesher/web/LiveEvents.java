package io.kesher.web;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Says to every open page, on every node, that something changed. An event holds no more than its
 * topic: the page asks again for its part, and what the reader may see is decided then.
 */
@Component
public class LiveEvents {
  static final String CHANNEL = "kesher_live";
  static final String END = "end/";
  static final String END_ALL = "end-all/";

  private final DSLContext db;

  LiveEvents(DSLContext db) {
    this.db = db;
  }

  /**
   * Inside a transaction the event leaves when it commits, and equal events of one transaction
   * leave once.
   *
   * @param topic for example {@code imports/42}, as in {@code <live-region topic="imports/42">}
   */
  public void publish(String topic) {
    db.select(field("pg_notify({0}, {1})", val(CHANNEL), val(topic))).execute();
  }

  /** Whoever has their page of today before them sees it as it is now. */
  public void publishToday(long employee) {
    publish("tasks/" + employee);
  }

  /** Ends all streams of an employee, who may open them again if they still may. */
  public void endAll(long employee) {
    publish(END_ALL + employee);
  }

  /** Ends the streams of a sign-in, named as in {@link Reader#session()}. */
  public void end(String session) {
    publish(END + session);
  }
}
