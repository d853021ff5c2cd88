package io.kesher.customers;

import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import io.kesher.web.Undo;
import io.kesher.web.Undoable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that lies in the trash as customers do, and can be brought back for as long: a
 * socket. Whatever has one can be taken back right after it was deleted, by {@code
 * done=<name>.<id>}.
 */
public interface TrashShelf extends Undoable {
  /** How long anything lies there. */
  Duration KEPT = Trash.KEPT;

  /** What it takes to look at it and to bring something back. */
  String permission();

  /** A message: what lies there. */
  String title();

  /** What the reader might bring back, the latest first. */
  List<Lying> page(Trash.@Nullable After after, int limit);

  /** One of these. */
  Optional<Lying> find(long id);

  /**
   * Brings it back. Asking twice is asking once.
   *
   * @return where it is found again
   * @throws Refusal 404 where it is neither here nor there for the reader
   */
  String restore(long id);

  @Override
  default Optional<Undo> of(Frame frame, long id) {
    return frame.may(permission())
        ? find(id)
            .map(lying ->
                Undo.page(
                    frame,
                    frame.say("customers.trash.done", lying.words()),
                    "/trash/" + name() + "/" + id + "/restoration",
                    Map.of()))
        : Optional.empty();
  }

  /**
   * What lies there.
   *
   * @param words what it is called
   * @param customer whose it is; absent where it is nobody's whom the reader sees, with their name
   * @param by who put it there
   */
  record Lying(
      long id,
      String words,
      @Nullable CustomerId customer,
      @Nullable String customerName,
      Instant at,
      @Nullable String by) {
    public Instant until() {
      return at.plus(KEPT);
    }
  }
}
