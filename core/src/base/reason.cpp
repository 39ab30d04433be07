// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/reason.h"

#include <cerrno>

namespace headscope {

Message reason(int error) {
    switch (error) {  // in the C library's words, whatever language it speaks
        case EACCES:
            return say("Permission denied");
        case EDQUOT:
            return say("Disk quota exceeded");
        case EEXIST:
            return say("File exists");
        case EFBIG:
            return say("File too large");
        case EIO:
            return say("Input/output error");
        case EISDIR:
            return say("Is a directory");
        case ELOOP:
            return say("Too many levels of symbolic links");
        case EMFILE:
            return say("Too many open files");
        case ENAMETOOLONG:
            return say("File name too long");
        case ENOENT:
            return say("No such file or directory");
        case ENOMEM:
            return say("Cannot allocate memory");
        case ENOSPC:
            return say("No space left on device");
        case ENOTDIR:
            return say("Not a directory");
        case EPERM:
            return say("Operation not permitted");
        case EROFS:
            return say("Read-only file system");
        default:
            return std::generic_category().message(error);
    }
}

Message reason(const std::error_code& error) {
    return reason(error.value());
}

}  // namespace headscope
