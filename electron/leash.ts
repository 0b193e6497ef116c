// Preloaded into the terminal by its supervisor: when the supervisor is gone, even killed, the terminal ends too,
// so that the next one finds port and database free.
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), 5_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
