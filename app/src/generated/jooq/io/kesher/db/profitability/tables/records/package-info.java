@NamedInterface("profitability")
package io.kesher.db.profitability.tables.records;

import org.springframework.modulith.NamedInterface;
