import Glibc
import Marketing
import WorkerHost

exit(await WorkerProgram.main(MarketingWorker.self, program: "marketing-worker"))
