/// An array in pages, so that growing it neither copies what is there nor doubles its memory.
struct PagedArray<Element> {
    private static var pageSize: Int { 16_384 }

    private var pages: [[Element]] = []
    private(set) var count = 0

    subscript(position: Int) -> Element {
        get { pages[position / Self.pageSize][position % Self.pageSize] }
        _modify { yield &pages[position / Self.pageSize][position % Self.pageSize] }
    }

    mutating func append(_ element: Element) {
        if count == pages.count * Self.pageSize {
            var page: [Element] = []
            page.reserveCapacity(Self.pageSize)
            pages.append(page)
        }
        pages[pages.count - 1].append(element)
        count += 1
    }
}
