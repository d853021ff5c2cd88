package io.kesher.files;

import io.kesher.customers.Trash;
import io.kesher.customers.TrashShelf;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Files that lie in the trash, beside all else that does. */
@Component
@Order(30)
class FileShelf implements TrashShelf {
  private final Files files;
  private final FileEdits edits;

  FileShelf(Files files, FileEdits edits) {
    this.files = files;
    this.edits = edits;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public String permission() {
    return Files.DELETE;
  }

  @Override
  public String title() {
    return "files.files";
  }

  @Override
  public List<Lying> page(Trash.@Nullable After after, int limit) {
    return files.trashed(after, limit);
  }

  @Override
  public Optional<Lying> find(long id) {
    return files.trashed(id);
  }

  @Override
  public String restore(long id) {
    var customer = files.customer(id).orElseThrow(Refusal::notFound);
    edits.restore(customer, id);
    return "/customers/" + customer + "/files/" + id;
  }
}
