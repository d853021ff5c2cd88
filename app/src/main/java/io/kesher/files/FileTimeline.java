package io.kesher.files;

import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.web.Frame;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Files in the timeline, where they came in. */
@Component
@Order(30)
class FileTimeline implements TimelineSource {
  private static final String FILE = "file";

  private final Files files;

  FileTimeline(Files files) {
    this.files = files;
  }

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(new Kind(FILE, "files.files"));
  }

  @Override
  public List<Happening> of(Frame frame, Customer customer, Wish wish) {
    return wish.wants(FILE) && frame.may(Files.SEE) && customer.isWithin(Files.SEE)
        ? files
            .behind(
                customer.id(), null, new Files.After(wish.before(), wish.beforeId()), wish.limit())
            .stream()
            .map(file -> told(frame, file))
            .toList()
        : List.of();
  }

  private static Happening told(Frame frame, KeptFile file) {
    var note = file.note();
    return new Happening(
        FILE,
        file.id(),
        file.addedAt(),
        true,
        "file",
        frame.say("files.added"),
        note == null ? file.name().value() : file.name().value() + "\n" + note,
        file.addedByName(),
        null,
        "/customers/" + file.customer() + "/files/" + file.id());
  }
}
