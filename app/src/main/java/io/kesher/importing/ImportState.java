package io.kesher.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far an import is. */
public enum ImportState {
  /** The file is read; a person says what its columns become. */
  @JsonProperty("mapping")
  MAPPING,
  /** A dry run goes over it, or waits to. */
  @JsonProperty("checking")
  CHECKING,
  /** Waits for the import before it. */
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  /** All rows are in; what is worked out from them follows. */
  @JsonProperty("summing")
  SUMMING,
  @JsonProperty("done")
  DONE,
  /** Stopped at a fault of the file or of ours; what is in can be undone. */
  @JsonProperty("failed")
  FAILED,
  /** Stopped by a person; what is in can be undone, and the rest can be brought in. */
  @JsonProperty("cancelled")
  CANCELLED,
  @JsonProperty("undoing")
  UNDOING,
  @JsonProperty("undone")
  UNDONE;

  /** As the database and message keys write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ImportState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Something goes on by itself. */
  public boolean isAtWork() {
    return switch (this) {
      case CHECKING, QUEUED, RUNNING, SUMMING, UNDOING -> true;
      case MAPPING, DONE, FAILED, CANCELLED, UNDONE -> false;
    };
  }
}
