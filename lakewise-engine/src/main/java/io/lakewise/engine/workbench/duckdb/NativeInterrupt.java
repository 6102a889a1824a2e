package io.lakewise.engine.workbench.duckdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB's interrupt, which its driver offers only while {@code executeQuery} has not returned: a
 * streaming result that is being fetched cannot be cancelled through JDBC.
 */
final class NativeInterrupt {

  private static final MethodHandle INTERRUPT;
  private static final VarHandle REFERENCE;
  private static final VarHandle LOCK;

  static {
    try {
      MethodHandles.Lookup caller = MethodHandles.lookup();
      MethodHandles.Lookup connection =
          MethodHandles.privateLookupIn(DuckDBConnection.class, caller);
      REFERENCE = connection.findVarHandle(DuckDBConnection.class, "connRef", ByteBuffer.class);
      LOCK = connection.findVarHandle(DuckDBConnection.class, "connRefLock", ReentrantLock.class);
      Class<?> functions = Class.forName("org.duckdb.DuckDBNative");
      java.lang.reflect.Method interrupt =
          functions.getDeclaredMethod("duckdb_jdbc_interrupt", ByteBuffer.class);
      INTERRUPT = MethodHandles.privateLookupIn(functions, caller).unreflect(interrupt);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private NativeInterrupt() {}

  /** Interrupts what runs on a connection; nothing happens if it is idle, closed or closing. */
  static void send(DuckDBConnection connection) {
    ReentrantLock lock = (ReentrantLock) LOCK.get(connection);
    if (!lock.tryLock()) {
      return;
    }
    try {
      ByteBuffer reference = (ByteBuffer) REFERENCE.get(connection);
      if (reference != null) {
        INTERRUPT.invoke(reference);
      }
    } catch (Throwable e) {
      throw WorkbenchErrors.internal("Interrupting the engine failed", e);
    } finally {
      lock.unlock();
    }
  }
}
