import Glibc
import Sales
import WorkerHost

exit(await WorkerProgram.main(SalesWorker.self, program: "sales-worker"))
