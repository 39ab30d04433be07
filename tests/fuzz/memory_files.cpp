// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_files.h"

#include "fuzz.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace headscope::fuzz {
namespace {

constexpr std::string_view kRoot = "/headscope-fuzz";
constexpr std::size_t kLongestName = 255;
constexpr std::size_t kLongestPath = 4095;
constexpr int kMostLinks = 40;
constexpr int kFirstDescriptor = 1 << 20;  // far from the system's own

struct Node {
    mode_t type = S_IFDIR;
    ino_t number = 0;
    time_t changed = 0;  // distinct, and long ago
    Node* parent = nullptr;
    std::vector<char> content;  // of a link: where it leads
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> children;
};

struct Opened {
    Node* node = nullptr;  // null: free
    std::size_t at = 0;
};

struct Listing {
    int descriptor;
    std::size_t next = 0;
    dirent entry{};
};

struct Disk {
    Node root;
    ino_t numbers = 0;
    time_t changes = 0;
    std::vector<Opened> opened;
    std::vector<std::unique_ptr<Listing>> listings;
    std::vector<std::string_view> mapped;
};

Disk& disk() {
    static Disk& disk = *new Disk;  // the system's functions are called until the very end
    return disk;
}

bool isOurs(const char* path) {
    return std::strncmp(path, kRoot.data(), kRoot.size()) == 0 &&
           (path[kRoot.size()] == '/' || path[kRoot.size()] == '\0');
}

bool isOurs(int descriptor) {
    return descriptor >= kFirstDescriptor;
}

Node* childOf(const Node& folder, std::string_view name) {
    for (const auto& [own, child] : folder.children) {
        if (own == name) return child.get();
    }
    return nullptr;
}

Node* addChild(Node& folder, std::string_view name, mode_t type) {
    auto node = std::make_unique<Node>();
    node->type = type;
    node->number = ++disk().numbers;
    node->changed = ++disk().changes;
    node->parent = &folder;
    return folder.children.emplace_back(name, std::move(node)).second.get();
}

struct Found {
    Node* node = nullptr;
    int error = 0;
};

/// Takes the first name and the slashes around it from a path.
std::string_view takeName(std::string_view& path) {
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    const std::string_view name = path.substr(0, path.find('/'));
    path.remove_prefix(name.size());
    return name;
}

Found find(Node* from, std::string_view path, bool followLast, int& links);

Found follow(Node& folder, const Node& link, int& links) {
    if (++links > kMostLinks) return {nullptr, ELOOP};
    const std::string_view target(link.content.data(), link.content.size());
    if (target.empty() || target.front() == '/') return {nullptr, ENOENT};
    return find(&folder, target, true, links);
}

/// As the system does it, but that nothing lies above the root.
Found find(Node* from, std::string_view path, bool followLast, int& links) {
    if (path.size() > kLongestPath) return {nullptr, ENAMETOOLONG};
    while (!path.empty()) {
        if (from->type != S_IFDIR) return {nullptr, ENOTDIR};
        const std::string_view name = takeName(path);
        if (name.empty() || name == ".") continue;
        if (name == "..") {
            from = from->parent != nullptr ? from->parent : from;
            continue;
        }
        if (name.size() > kLongestName) return {nullptr, ENAMETOOLONG};
        Node* child = childOf(*from, name);
        if (child == nullptr) return {nullptr, ENOENT};
        if (child->type == S_IFLNK && (followLast || !path.empty())) {
            const Found target = follow(*from, *child, links);
            if (target.node == nullptr) return target;
            child = target.node;
        }
        from = child;
    }
    return {from, 0};
}

Found find(const char* path, bool followLast) {
    int links = 0;
    return find(&disk().root, path + kRoot.size(), followLast, links);
}

/// The folder in which a path's last name is to be, made where it is not there, and that name.
std::pair<Node*, std::string_view> placeOf(std::string_view path) {
    if (path.find('\0') != std::string_view::npos) return {nullptr, {}};
    Node* at = &disk().root;
    std::string_view name = takeName(path);
    for (std::string_view next = takeName(path); !next.empty(); next = takeName(path)) {
        int links = 0;
        const Found found = find(at, name, true, links);
        if (found.error == ENOENT && childOf(*at, name) == nullptr) {
            at = addChild(*at, name, S_IFDIR);
        } else if (found.node == nullptr || found.node->type != S_IFDIR) {
            return {nullptr, {}};
        } else {
            at = found.node;
        }
        name = next;
    }
    const bool isName = !name.empty() && name != "." && name != ".." && name.size() <= kLongestName;
    return isName ? std::pair(at, name) : std::pair<Node*, std::string_view>();
}

Node* makeNode(std::string_view path, mode_t type) {
    const auto [place, name] = placeOf(path);
    return place != nullptr && childOf(*place, name) == nullptr ? addChild(*place, name, type)
                                                                : nullptr;
}

int failed(int error) {
    errno = error;
    return -1;
}

int describe(const Found& found, struct stat& status) {
    if (found.node == nullptr) return failed(found.error);
    static const uid_t kOwner = ::geteuid();
    const Node& node = *found.node;
    status = {};
    status.st_dev = 1;
    status.st_ino = node.number;
    status.st_nlink = 1;
    status.st_mode = node.type | 0700;
    status.st_uid = kOwner;
    status.st_size = static_cast<off_t>(node.content.size());
    status.st_mtim.tv_sec = status.st_ctim.tv_sec = node.changed;
    return 0;
}

Opened& openedAs(int descriptor) {
    const auto at = static_cast<std::size_t>(descriptor - kFirstDescriptor);
    require(at < disk().opened.size() && disk().opened[at].node != nullptr,
            "a descriptor that is not open");
    return disk().opened[at];
}

int openFound(const Found& found, int flags) {
    if (found.node == nullptr) return failed(found.error);
    require((flags & (O_ACCMODE | O_CREAT | O_TRUNC)) == O_RDONLY, "a reader that writes");
    if (found.node->type == S_IFLNK) return failed(ELOOP);
    if ((flags & O_DIRECTORY) != 0 && found.node->type != S_IFDIR) return failed(ENOTDIR);
    require(found.node->type != S_IFIFO || (flags & O_NONBLOCK) != 0, "a pipe that is waited for");
    auto& opened = disk().opened;
    auto place = std::find_if(opened.begin(), opened.end(),
                              [](const Opened& one) { return one.node == nullptr; });
    if (place == opened.end()) place = opened.emplace(place);
    *place = {found.node, 0};
    return kFirstDescriptor + static_cast<int>(place - opened.begin());
}

ssize_t readOpened(Opened& opened, void* buffer, std::size_t size) {
    if (opened.node->type == S_IFDIR) return failed(EISDIR);
    require(opened.node->type == S_IFREG, "what is read and is no file");
    const auto& content = opened.node->content;
    const std::size_t count = std::min(size, content.size() - opened.at);
    std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(opened.at), count,
                static_cast<char*>(buffer));
    opened.at += count;
    return static_cast<ssize_t>(count);
}

Listing* listingOf(const DIR* stream) {
    for (const auto& listing : disk().listings) {
        if (static_cast<const void*>(listing.get()) == stream) return listing.get();
    }
    return nullptr;
}

dirent* nextOf(Listing& listing) {
    const auto& children = openedAs(listing.descriptor).node->children;
    if (listing.next == children.size()) return nullptr;
    const auto& [name, node] = children[listing.next++];
    listing.entry.d_ino = node->number;
    listing.entry.d_type = static_cast<unsigned char>(IFTODT(node->type));
    listing.entry.d_name[name.copy(listing.entry.d_name, kLongestName)] = '\0';
    return &listing.entry;
}

/// The system's own function of a name that is taken here.
template <typename Function>
Function* systems(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

const std::filesystem::path& folder() {
    static const std::filesystem::path kFolder(kRoot);
    return kFolder;
}

void write(const std::filesystem::path& name, std::string_view content) {
    const auto [place, last] = placeOf(name.native());
    if (place == nullptr) return;
    Node* node = childOf(*place, last);
    if (content.data() == nullptr) {
        std::erase_if(place->children,
                      [&](const auto& child) { return child.second.get() == node; });
        return;
    }
    if (node == nullptr) node = addChild(*place, last, S_IFREG);
    if (node->type != S_IFREG) return;
    node->changed = ++disk().changes;
    node->content = std::vector<char>(content.begin(), content.end());  // no room behind it
}

bool makeFolder(std::string_view path) {
    return makeNode(path, S_IFDIR) != nullptr;
}

bool makeLink(std::string_view path, std::string_view target) {
    if (target.find('\0') != std::string_view::npos) return false;
    Node* const node = makeNode(path, S_IFLNK);
    if (node != nullptr) node->content.assign(target.begin(), target.end());
    return node != nullptr;
}

bool makePipe(std::string_view path) {
    return makeNode(path, S_IFIFO) != nullptr;
}

void removeAll() {
    requireAllClosed();
    disk().root.children.clear();
}

void requireAllClosed() {
    require(std::all_of(disk().opened.begin(), disk().opened.end(),
                        [](const Opened& one) { return one.node == nullptr; }),
            "a file or folder that stays open");
    require(disk().listings.empty(), "a folder's list that stays open");
    require(disk().mapped.empty(), "a file that stays mapped");
}

}  // namespace headscope::fuzz

// The system's functions, in place of the library's in this program and in what it is linked with.

using headscope::fuzz::describe;
using headscope::fuzz::disk;
using headscope::fuzz::find;
using headscope::fuzz::isOurs;
using headscope::fuzz::listingOf;
using headscope::fuzz::openedAs;
using headscope::fuzz::openFound;
using headscope::fuzz::require;
using headscope::fuzz::systems;

extern "C" {

int stat(const char* path, struct stat* status) noexcept {
    static auto* const next = systems<int(const char*, struct stat*)>("stat");
    return isOurs(path) ? describe(find(path, true), *status) : next(path, status);
}

int lstat(const char* path, struct stat* status) noexcept {
    static auto* const next = systems<int(const char*, struct stat*)>("lstat");
    return isOurs(path) ? describe(find(path, false), *status) : next(path, status);
}

int fstat(int descriptor, struct stat* status) noexcept {
    static auto* const next = systems<int(int, struct stat*)>("fstat");
    return isOurs(descriptor) ? describe({openedAs(descriptor).node, 0}, *status)
                              : next(descriptor, status);
}

int open(const char* path, int flags, ...) {
    static auto* const next = systems<int(const char*, int, ...)>("open");
    if (isOurs(path)) return openFound(find(path, (flags & O_NOFOLLOW) == 0), flags);
    va_list more;
    va_start(more, flags);
    const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return next(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
    static auto* const next = systems<int(int, const char*, int, ...)>("openat");
    if (isOurs(path)) return openFound(find(path, (flags & O_NOFOLLOW) == 0), flags);
    if (isOurs(folder)) {
        int links = 0;
        return openFound(find(openedAs(folder).node, path, (flags & O_NOFOLLOW) == 0, links),
                         flags);
    }
    va_list more;
    va_start(more, flags);
    const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return next(folder, path, flags, mode);
}

int close(int descriptor) {
    static auto* const next = systems<int(int)>("close");
    if (!isOurs(descriptor)) return next(descriptor);
    openedAs(descriptor) = {};
    return 0;
}

ssize_t read(int descriptor, void* buffer, size_t size) {
    static auto* const next = systems<ssize_t(int, void*, size_t)>("read");
    return isOurs(descriptor) ? headscope::fuzz::readOpened(openedAs(descriptor), buffer, size)
                              : next(descriptor, buffer, size);
}

ssize_t readlink(const char* path, char* buffer, size_t size) noexcept {
    static auto* const next = systems<ssize_t(const char*, char*, size_t)>("readlink");
    if (!isOurs(path)) return next(path, buffer, size);
    const auto found = find(path, false);
    if (found.node == nullptr) return headscope::fuzz::failed(found.error);
    if (found.node->type != S_IFLNK) return headscope::fuzz::failed(EINVAL);
    const auto& target = found.node->content;
    std::copy_n(target.begin(), std::min(size, target.size()), buffer);
    return static_cast<ssize_t>(std::min(size, target.size()));
}

char* realpath(const char* path, char* resolved) noexcept {
    static auto* const next = systems<char*(const char*, char*)>("realpath");
    require(!isOurs(path), "realpath(), which is not done here");
    return next(path, resolved);
}

DIR* fdopendir(int descriptor) {
    static auto* const next = systems<DIR*(int)>("fdopendir");
    if (!isOurs(descriptor)) return next(descriptor);
    auto& listings = disk().listings;
    listings.push_back(std::make_unique<headscope::fuzz::Listing>());
    listings.back()->descriptor = descriptor;
    return reinterpret_cast<DIR*>(listings.back().get());
}

DIR* opendir(const char* path) {
    static auto* const next = systems<DIR*(const char*)>("opendir");
    if (!isOurs(path)) return next(path);
    const int descriptor = openFound(find(path, true), O_RDONLY | O_DIRECTORY | O_NONBLOCK);
    return descriptor < 0 ? nullptr : fdopendir(descriptor);
}

dirent* readdir(DIR* stream) {
    static auto* const next = systems<dirent*(DIR*)>("readdir");
    auto* const listing = listingOf(stream);
    return listing != nullptr ? headscope::fuzz::nextOf(*listing) : next(stream);
}

int dirfd(DIR* stream) noexcept {
    static auto* const next = systems<int(DIR*)>("dirfd");
    auto* const listing = listingOf(stream);
    return listing != nullptr ? listing->descriptor : next(stream);
}

int closedir(DIR* stream) {
    static auto* const next = systems<int(DIR*)>("closedir");
    auto* const listing = listingOf(stream);
    if (listing == nullptr) return next(stream);
    close(listing->descriptor);
    std::erase_if(disk().listings, [&](const auto& one) { return one.get() == listing; });
    return 0;
}

void* mmap(void* address, size_t size, int protection, int flags, int descriptor,
           off_t offset) noexcept {
    static auto* const next = systems<void*(void*, size_t, int, int, int, off_t)>("mmap");
    if (!isOurs(descriptor)) return next(address, size, protection, flags, descriptor, offset);
    auto& content = openedAs(descriptor).node->content;
    require(protection == PROT_READ && offset == 0 && size == content.size(),
            "a mapping of another kind");
    disk().mapped.emplace_back(content.data(), content.size());
    return content.data();
}

int munmap(void* address, size_t size) noexcept {
    static auto* const next = systems<int(void*, size_t)>("munmap");
    auto& mapped = disk().mapped;
    const auto place = std::find_if(mapped.begin(), mapped.end(),
                                    [&](auto file) { return file.data() == address; });
    if (place == mapped.end()) return next(address, size);
    mapped.erase(place);
    return 0;
}

// The memory that a file lies in is the program's own: given back to the system, it would be lost
// with what lies beside the file in its page.
int madvise(void* address, size_t size, int advice) noexcept {
    static auto* const next = systems<int(void*, size_t, int)>("madvise");
    const auto* const at = static_cast<const char*>(address);
    const auto& mapped = disk().mapped;
    const bool isFile = std::any_of(mapped.begin(), mapped.end(), [&](auto file) {
        return at >= file.data() && at < file.data() + file.size();
    });
    return isFile ? 0 : next(address, size, advice);
}

}  // extern "C"
