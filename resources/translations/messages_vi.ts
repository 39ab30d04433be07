<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>Core</name>
    <message>
        <source>a patch needs a second prompt, the donor</source>
        <translation>phép vá (patching) cần một prompt thứ hai, prompt nguồn</translation>
    </message>
    <message>
        <source>Type it below the prompt, with as many tokens, or leave patch out of Run &gt; Interventions.</source>
        <translation>Gõ nó bên dưới prompt, với cùng số token, hoặc bỏ vá trong Chạy &gt; Phép can thiệp.</translation>
    </message>
    <message>
        <source>the donor</source>
        <translation>prompt nguồn</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>the prompt is empty</source>
        <translation>prompt trống</translation>
    </message>
    <message>
        <source>Type the text whose next token you want to study.</source>
        <translation>Gõ văn bản cần khảo sát token tiếp theo.</translation>
    </message>
    <message>
        <source>the prompt is %1 tokens long, and the model reads at most %2</source>
        <translation>prompt dài %1 token, và mô hình đọc nhiều nhất %2</translation>
    </message>
    <message>
        <source>Shorten the prompt.</source>
        <translation>Rút ngắn prompt.</translation>
    </message>
    <message>
        <source>target and control are the same token</source>
        <translation>token mục tiêu và token đối chứng trùng nhau</translation>
    </message>
    <message>
        <source>Choose another control: a token that the prompt does not ask for.</source>
        <translation>Chọn token đối chứng khác: một token mà prompt không gợi ra.</translation>
    </message>
    <message>
        <source>no token is chosen as position</source>
        <translation>chưa chọn token nào làm vị trí</translation>
    </message>
    <message>
        <source>Click tokens below the prompt, or choose all or the last.</source>
        <translation>Nhấp các token bên dưới prompt, hoặc chọn tất cả hay vị trí cuối.</translation>
    </message>
    <message>
        <source>a chosen position lies behind the end of the prompt</source>
        <translation>một vị trí được chọn nằm sau chỗ kết thúc của prompt</translation>
    </message>
    <message>
        <source>this model has no token &lt;|endoftext|&gt; to begin with</source>
        <translation>mô hình này không có token &lt;|endoftext|&gt; để bắt đầu</translation>
    </message>
    <message>
        <source>%1 begins with &lt;|endoftext|&gt; already</source>
        <translation>%1 đã bắt đầu bằng &lt;|endoftext|&gt;</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>the prompt</source>
        <translation>prompt</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>thiếu %1</translation>
    </message>
    <message>
        <source>Give --%1 TEXT, or a session file.</source>
        <translation>Cho --%1 TEXT, hoặc một tệp phiên.</translation>
    </message>
    <message>
        <source>%1 holds no run</source>
        <translation>%1 không chứa lượt chạy nào</translation>
    </message>
    <message>
        <source>Save a session with a finished run in it.</source>
        <translation>Lưu một phiên có lượt chạy đã hoàn tất.</translation>
    </message>
    <message>
        <source>a donor is given, and no intervention takes anything from it</source>
        <translation>có prompt nguồn, nhưng không phép can thiệp nào lấy gì từ nó</translation>
    </message>
    <message>
        <source>Give --replace patch, or leave the donor out.</source>
        <translation>Cho --replace patch, hoặc bỏ prompt nguồn.</translation>
    </message>
    <message>
        <source>patch needs a second prompt, the donor</source>
        <translation>patch cần một prompt thứ hai, prompt nguồn</translation>
    </message>
    <message>
        <source>Give --donor TEXT.</source>
        <translation>Cho --donor TEXT.</translation>
    </message>
    <message>
        <source>--format wants png, svg, pdf, csv or json, not &quot;%1&quot;</source>
        <translation>--format cần png, svg, pdf, csv hoặc json, không phải &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Write them with commas between, such as pdf,csv.</source>
        <translation>Viết chúng cách nhau bằng dấu phẩy, chẳng hạn pdf,csv.</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 đã tồn tại</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Chọn tên khác.</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>không tạo được thư mục %1</translation>
    </message>
    <message>
        <source>Choose a place that you may write to.</source>
        <translation>Chọn nơi có quyền ghi.</translation>
    </message>
    <message>
        <source>%1 is a file</source>
        <translation>%1 là một tệp</translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation>Đặt tên một thư mục mới.</translation>
    </message>
    <message>
        <source>the folder %1 is not empty</source>
        <translation>thư mục %1 không trống</translation>
    </message>
    <message>
        <source>Name a new folder: nothing in this one is overwritten.</source>
        <translation>Đặt tên một thư mục mới: không có gì trong thư mục này bị ghi đè.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written</source>
        <translation>không ghi được vào thư mục %1</translation>
    </message>
    <message>
        <source>The lesson is not kept by itself: save it.</source>
        <translation>Bài học không được tự động giữ: hãy lưu nó.</translation>
    </message>
    <message>
        <source>what is right is not known yet</source>
        <translation>chưa biết câu trả lời đúng là gì</translation>
    </message>
    <message>
        <source>Open a model, and wait until the lesson&apos;s numbers are computed.</source>
        <translation>Mở một mô hình, và đợi đến khi các số của bài học được tính xong.</translation>
    </message>
    <message>
        <source>a handout is written as .pdf, .html or .md</source>
        <translation>phiếu học tập được ghi dạng .pdf, .html hoặc .md</translation>
    </message>
    <message>
        <source>Give the file&apos;s name one of these endings.</source>
        <translation>Đặt cho tên tệp một trong các phần mở rộng này.</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>tiêu đề</translation>
    </message>
    <message>
        <source>the summary</source>
        <translation>phần tóm tắt</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>câu trả lời</translation>
    </message>
    <message>
        <source>this lesson cannot be played here: %1</source>
        <translation>bài học này không làm được ở đây: %1</translation>
    </message>
    <message>
        <source>Open another lesson.</source>
        <translation>Mở bài học khác.</translation>
    </message>
    <message>
        <source>the code word</source>
        <translation>từ mã</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Type a text to go on from.</source>
        <translation>Gõ một văn bản để viết tiếp.</translation>
    </message>
    <message>
        <source>cannot encode the picture as PNG: %1</source>
        <translation>không mã hóa được ảnh thành PNG: %1</translation>
    </message>
    <message>
        <source>Try a smaller size.</source>
        <translation>Thử kích thước nhỏ hơn.</translation>
    </message>
    <message>
        <source>the figure would be %1 x %2 mm</source>
        <translation>hình sẽ có kích thước %1 x %2 mm</translation>
    </message>
    <message>
        <source>Choose a width and a height from 10 to 2000 mm.</source>
        <translation>Chọn chiều rộng và chiều cao từ 10 đến 2000 mm.</translation>
    </message>
    <message>
        <source>the picture would be %1 x %2 pixels</source>
        <translation>ảnh sẽ có kích thước %1 x %2 pixel</translation>
    </message>
    <message>
        <source>Choose a smaller size or a lower resolution, or SVG or PDF, which have no pixels.</source>
        <translation>Chọn kích thước nhỏ hơn hoặc độ phân giải thấp hơn, hoặc SVG hay PDF, vốn không có pixel.</translation>
    </message>
    <message>
        <source>there is no font here, and a figure without one has no text</source>
        <translation>ở đây không có phông chữ, và hình thiếu phông thì không có chữ</translation>
    </message>
    <message>
        <source>Install one, such as the package fonts-dejavu-core.</source>
        <translation>Cài một phông, chẳng hạn gói fonts-dejavu-core.</translation>
    </message>
    <message>
        <source>no model is open</source>
        <translation>chưa mở mô hình nào</translation>
    </message>
    <message>
        <source>Open a model folder first.</source>
        <translation>Trước hết hãy mở một thư mục mô hình.</translation>
    </message>
    <message>
        <source>%1 wants a number from %2 to %3, not %4</source>
        <translation>%1 cần một số từ %2 đến %3, không phải %4</translation>
    </message>
    <message>
        <source>See headscope --help.</source>
        <translation>Xem headscope --help.</translation>
    </message>
    <message>
        <source>%1 wants %2, not &quot;%3&quot;</source>
        <translation>%1 cần %2, không phải &quot;%3&quot;</translation>
    </message>
    <message>
        <source>--dpi is of PNG files, and none is to be written</source>
        <translation>--dpi là của tệp PNG, và không có tệp nào như vậy cần ghi</translation>
    </message>
    <message>
        <source>Add png to --format, or leave --dpi out.</source>
        <translation>Thêm png vào --format, hoặc bỏ --dpi.</translation>
    </message>
    <message>
        <source>%1 is of figures, and none is to be written</source>
        <translation>%1 là của các hình, và không có hình nào cần ghi</translation>
    </message>
    <message>
        <source>Add pdf, png or svg to --format, or leave it out.</source>
        <translation>Thêm pdf, png hoặc svg vào --format, hoặc bỏ nó.</translation>
    </message>
    <message>
        <source>there is no font &quot;%1&quot; here</source>
        <translation>ở đây không có phông chữ &quot;%1&quot;</translation>
    </message>
    <message>
        <source>fc-list : family lists those there are.</source>
        <translation>fc-list : family liệt kê các phông có ở đây.</translation>
    </message>
    <message>
        <source>--%1 goes with --batch</source>
        <translation>--%1 đi cùng --batch</translation>
    </message>
    <message>
        <source>Add --batch, or leave it out.</source>
        <translation>Thêm --batch, hoặc bỏ nó.</translation>
    </message>
    <message>
        <source>--batch needs a folder to write to</source>
        <translation>--batch cần một thư mục để ghi vào</translation>
    </message>
    <message>
        <source>Give --export DIR.</source>
        <translation>Cho --export DIR.</translation>
    </message>
    <message>
        <source>a session has its own model, prompt and tokens</source>
        <translation>một phiên có mô hình, prompt và token của riêng nó</translation>
    </message>
    <message>
        <source>Give either the session file or the options.</source>
        <translation>Cho tệp phiên hoặc các tùy chọn, không cả hai.</translation>
    </message>
    <message>
        <source>%1 holds half a character, U+%2</source>
        <translation>%1 chứa nửa ký tự, U+%2</translation>
    </message>
    <message>
        <source>Type or paste that character again.</source>
        <translation>Gõ hoặc dán lại ký tự đó.</translation>
    </message>
    <message>
        <source>there are no finished ablations to compute again</source>
        <translation>không có phép cắt bỏ nào đã xong để tính lại</translation>
    </message>
    <message>
        <source>Run the sweep first.</source>
        <translation>Chạy quét trước.</translation>
    </message>
    <message>
        <source>the metric %1 has no %2: a difference of two tokens&apos; ranks says nothing</source>
        <translation>chỉ số %1 không có %2: hiệu hạng của hai token không nói lên điều gì</translation>
    </message>
    <message>
        <source>Take the subject target or control, or another metric.</source>
        <translation>Chọn đối tượng là token mục tiêu hoặc đối chứng, hoặc chỉ số khác.</translation>
    </message>
    <message>
        <source>the metric %1 is not about one token, so it has no subject %2</source>
        <translation>chỉ số %1 không nói về một token, nên không có đối tượng %2</translation>
    </message>
    <message>
        <source>Leave the subject out, or take another metric.</source>
        <translation>Bỏ đối tượng, hoặc chọn chỉ số khác.</translation>
    </message>
    <message>
        <source>the metric %1 has no difference</source>
        <translation>chỉ số %1 không có hiệu</translation>
    </message>
    <message>
        <source>Look at each by itself, or take another metric.</source>
        <translation>Xem riêng từng cái, hoặc chọn chỉ số khác.</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>không ghi được %1: %2</translation>
    </message>
    <message>
        <source>What was written before stays: run the command again once there is room and the folder may be written to.</source>
        <translation>Phần đã ghi trước đó vẫn còn: chạy lại lệnh khi có chỗ trống và thư mục cho phép ghi.</translation>
    </message>
    <message>
        <source>another program is writing %1</source>
        <translation>một chương trình khác đang ghi %1</translation>
    </message>
    <message>
        <source>Wait until it ends, or end it, and run the command again.</source>
        <translation>Đợi nó kết thúc, hoặc kết thúc nó, rồi chạy lại lệnh.</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>không đọc được %1: %2</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 không tồn tại</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Kiểm tra đường dẫn.</translation>
    </message>
    <message>
        <source>Give yourself permission to read it, or choose another file.</source>
        <translation>Tự cấp quyền đọc nó, hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>Check the path and the disk.</source>
        <translation>Kiểm tra đường dẫn và ổ đĩa.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file</source>
        <translation>%1 là thư mục, không phải tệp</translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation>Cho đường dẫn của một tệp.</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 không phải tệp thường</translation>
    </message>
    <message>
        <source>Choose another file or folder to write to.</source>
        <translation>Chọn tệp hoặc thư mục khác để ghi.</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disk.</source>
        <translation>Giải phóng chỗ trống, hoặc chọn thư mục trên ổ khác.</translation>
    </message>
    <message>
        <source>Create its folder first, or choose another one.</source>
        <translation>Tạo thư mục của nó trước, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Choose a folder where you may write.</source>
        <translation>Chọn thư mục có quyền ghi.</translation>
    </message>
    <message>
        <source>%1 was changed while it was being read</source>
        <translation>%1 bị thay đổi trong khi đang được đọc</translation>
    </message>
    <message>
        <source>Try again once nothing writes to it any more.</source>
        <translation>Thử lại khi không còn gì ghi vào nó nữa.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes</source>
        <translation>%1 lớn hơn %2 byte</translation>
    </message>
    <message>
        <source>This is hardly the file that is meant: check the path.</source>
        <translation>Có lẽ đây không phải tệp cần mở: kiểm tra đường dẫn.</translation>
    </message>
    <message>
        <source>the compressed data end too early</source>
        <translation>dữ liệu nén kết thúc quá sớm</translation>
    </message>
    <message>
        <source>The file is not complete: copy or download it again.</source>
        <translation>Tệp không đầy đủ: sao chép hoặc tải lại.</translation>
    </message>
    <message>
        <source>the compressed data are damaged</source>
        <translation>dữ liệu nén bị hỏng</translation>
    </message>
    <message>
        <source>Copy or download the file again.</source>
        <translation>Sao chép hoặc tải lại tệp.</translation>
    </message>
    <message>
        <source>the compressed data unfold to more than can be read</source>
        <translation>dữ liệu nén khi bung ra lớn hơn mức đọc được</translation>
    </message>
    <message>
        <source>The file was not made by this program, or is damaged.</source>
        <translation>Tệp không do chương trình này tạo ra, hoặc bị hỏng.</translation>
    </message>
    <message>
        <source>%1 is not a JSON object</source>
        <translation>%1 không phải là một đối tượng JSON</translation>
    </message>
    <message>
        <source>%1 is a pointer of Git LFS: the file itself was not fetched</source>
        <translation>%1 là con trỏ của Git LFS: chính tệp đó chưa được tải về</translation>
    </message>
    <message>
        <source>%1 is a pointer of Git LFS: the file itself, of %2 bytes, was not fetched</source>
        <translation>%1 là con trỏ của Git LFS: chính tệp đó, %2 byte, chưa được tải về</translation>
    </message>
    <message>
        <source>Run git lfs pull in its folder, or download the model: headscope-cli models download owner/name.</source>
        <translation>Chạy git lfs pull trong thư mục của nó, hoặc tải mô hình: headscope-cli models download owner/name.</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>không dùng được %1: %2</translation>
    </message>
    <message>
        <source>it holds too many values</source>
        <translation>nó chứa quá nhiều giá trị</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>nó lồng nhau quá sâu</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 có mặt hai lần</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2</source>
        <translation>%1 không phải JSON hợp lệ: %2</translation>
    </message>
    <message>
        <source>Open the model again once nothing writes to it any more.</source>
        <translation>Mở lại mô hình khi không còn gì ghi vào nó nữa.</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 trống</translation>
    </message>
    <message>
        <source>Download or export it again.</source>
        <translation>Tải hoặc xuất lại nó.</translation>
    </message>
    <message>
        <source>cannot read %1 any more: %2</source>
        <translation>không đọc được %1 nữa: %2</translation>
    </message>
    <message>
        <source>%1 was cut short since it was opened: %2 of its %3 bytes are left</source>
        <translation>%1 bị cắt ngắn từ khi được mở: còn lại %2 trong %3 byte</translation>
    </message>
    <message>
        <source>%1 cannot be read any more</source>
        <translation>không đọc được %1 nữa</translation>
    </message>
    <message>
        <source>Check the disk, then open the model again.</source>
        <translation>Kiểm tra ổ đĩa, rồi mở lại mô hình.</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was opened</source>
        <translation>%1 đã bị chương trình khác thay đổi từ khi được mở</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Không có quyền</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Vượt hạn mức ổ đĩa</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Tệp đã tồn tại</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Tệp quá lớn</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Lỗi vào/ra</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Là một thư mục</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>Quá nhiều tầng liên kết tượng trưng</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Quá nhiều tệp đang mở</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Tên tệp quá dài</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Không có tệp hay thư mục như vậy</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>Không cấp phát được bộ nhớ</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Ổ đĩa không còn chỗ trống</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Không phải là thư mục</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Thao tác không được phép</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Hệ thống tệp chỉ đọc</translation>
    </message>
    <message>
        <source>the program&apos;s resources were not found, since it cannot tell where it is</source>
        <translation>không tìm thấy các tài nguyên của chương trình, vì nó không biết mình nằm ở đâu</translation>
    </message>
    <message>
        <source>the program&apos;s resources were not found; looked for %1</source>
        <translation>không tìm thấy các tài nguyên của chương trình; đã tìm %1</translation>
    </message>
    <message>
        <source>Install the program again, or set HEADSCOPE_RESOURCES to their folder.</source>
        <translation>Cài lại chương trình, hoặc đặt HEADSCOPE_RESOURCES là thư mục của chúng.</translation>
    </message>
    <message>
        <source>the model that ships with the program is not in %1</source>
        <translation>mô hình đi kèm chương trình không có trong %1</translation>
    </message>
    <message>
        <source>Install the program again, or name another model&apos;s folder.</source>
        <translation>Cài lại chương trình, hoặc nêu thư mục của mô hình khác.</translation>
    </message>
    <message>
        <source>SHA-256 is not available</source>
        <translation>không có SHA-256</translation>
    </message>
    <message>
        <source>Check the installation of OpenSSL.</source>
        <translation>Kiểm tra bản cài OpenSSL.</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8 at byte %2 (0x%3)</source>
        <translation>%1 không phải UTF-8 hợp lệ tại byte %2 (0x%3)</translation>
    </message>
    <message>
        <source>Save or type it as UTF-8 text.</source>
        <translation>Lưu hoặc gõ nó dưới dạng văn bản UTF-8.</translation>
    </message>
    <message>
        <source>the hub&apos;s answer</source>
        <translation>câu trả lời của hub</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT, or try again later.</source>
        <translation>Kiểm tra HF_ENDPOINT, hoặc thử lại sau.</translation>
    </message>
    <message>
        <source>the hub&apos;s answer is far too long</source>
        <translation>câu trả lời của hub quá dài</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT.</source>
        <translation>Kiểm tra HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>the hub&apos;s answer names no commit</source>
        <translation>câu trả lời của hub không nêu commit nào</translation>
    </message>
    <message>
        <source>the hub&apos;s answer names %1 twice</source>
        <translation>câu trả lời của hub nêu %1 hai lần</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>không đọc được %1: %2</translation>
    </message>
    <message>
        <source>Check the folder and the disk.</source>
        <translation>Kiểm tra thư mục và ổ đĩa.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Tải lại mô hình.</translation>
    </message>
    <message numerus="yes">
        <source>the download is not complete: %n files were broken off</source>
        <translation>
            <numerusform>việc tải chưa đầy đủ: %n tệp bị đứt giữa chừng</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 holds no snapshot</source>
        <translation>%1 không có snapshot nào</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>the Hugging Face cache %1 or %2, which TRANSFORMERS_CACHE names</source>
        <translation>cache của Hugging Face %1 hoặc %2, nơi TRANSFORMERS_CACHE chỉ tới</translation>
    </message>
    <message>
        <source>the Hugging Face cache %1</source>
        <translation>cache của Hugging Face %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the model folder %1 does not exist</source>
        <translation>thư mục mô hình %1 không tồn tại</translation>
    </message>
    <message>
        <source>Check the path; headscope-cli models list shows the models there are.</source>
        <translation>Kiểm tra đường dẫn; headscope-cli models list cho thấy các mô hình hiện có.</translation>
    </message>
    <message>
        <source>there is no model %1: neither a folder nor in %2</source>
        <translation>không có mô hình %1: không phải thư mục, cũng không có trong %2</translation>
    </message>
    <message>
        <source>List the models there are with: headscope-cli models list. Download it with: headscope-cli models download %1.</source>
        <translation>Liệt kê các mô hình hiện có bằng: headscope-cli models list. Tải nó bằng: headscope-cli models download %1.</translation>
    </message>
    <message>
        <source>Headscope reads models of the GPT-2 architecture (model_type &quot;gpt2&quot;), such as gpt2 or distilgpt2.</source>
        <translation>Headscope đọc các mô hình kiến trúc GPT-2 (model_type &quot;gpt2&quot;), chẳng hạn gpt2 hoặc distilgpt2.</translation>
    </message>
    <message>
        <source>Correct the file, or download it again.</source>
        <translation>Sửa tệp, hoặc tải lại nó.</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>is %1, and %2, which means the same, %3</source>
        <translation>là %1, và %2, vốn cùng nghĩa, là %3</translation>
    </message>
    <message>
        <source>%1: %2 is missing</source>
        <translation>%1: thiếu %2</translation>
    </message>
    <message>
        <source>is not a positive whole number: %1</source>
        <translation>không phải số nguyên dương: %1</translation>
    </message>
    <message>
        <source>is %1; at most %2 is possible</source>
        <translation>là %1; nhiều nhất có thể là %2</translation>
    </message>
    <message>
        <source>is neither true nor false: %1</source>
        <translation>không phải true cũng không phải false: %1</translation>
    </message>
    <message>
        <source>is not a text: %1</source>
        <translation>không phải văn bản: %1</translation>
    </message>
    <message>
        <source>is not a positive number: %1</source>
        <translation>không phải số dương: %1</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>một danh sách</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>một đối tượng</translation>
    </message>
    <message>
        <source>config.json gives %1 under the name %2, and it is read so; transformers passes over that name and takes %3.</source>
        <translation>config.json cho %1 dưới tên %2, và nó được đọc như vậy; transformers bỏ qua tên đó và lấy %3.</translation>
    </message>
    <message>
        <source>%1: %2 is %3, which is not known</source>
        <translation>%1: %2 là %3, một giá trị không biết</translation>
    </message>
    <message>
        <source>Headscope knows gelu_new, gelu, relu, silu, tanh and the others that transformers has, but for those with weights of their own.</source>
        <translation>Headscope biết gelu_new, gelu, relu, silu, tanh và các hàm khác mà transformers có, trừ những hàm có trọng số riêng.</translation>
    </message>
    <message>
        <source>%1 describes a model of type %2</source>
        <translation>%1 mô tả một mô hình loại %2</translation>
    </message>
    <message>
        <source>%1: the weights are quantized</source>
        <translation>%1: các trọng số đã bị lượng tử hóa</translation>
    </message>
    <message>
        <source>Headscope reads F32, F16 and BF16: use the model as it was before.</source>
        <translation>Headscope đọc F32, F16 và BF16: dùng mô hình như trước khi lượng tử hóa.</translation>
    </message>
    <message>
        <source>%1: %2 is true</source>
        <translation>%1: %2 là true</translation>
    </message>
    <message>
        <source>What is there and not used: %1 and %2 more. The results are the model&apos;s without.</source>
        <translation>Những gì có mặt mà không được dùng: %1 và %2 mục nữa. Kết quả là của mô hình không có chúng.</translation>
    </message>
    <message>
        <source>What is there and not used: %1. The results are the model&apos;s without.</source>
        <translation>Những gì có mặt mà không được dùng: %1. Kết quả là của mô hình không có chúng.</translation>
    </message>
    <message>
        <source>The file is damaged or not complete: download or export it again.</source>
        <translation>Tệp bị hỏng hoặc không đầy đủ: tải hoặc xuất lại nó.</translation>
    </message>
    <message>
        <source>%1: its metadata is not a JSON object</source>
        <translation>%1: metadata của nó không phải là một đối tượng JSON</translation>
    </message>
    <message>
        <source>%1: metadata %2 is not a text</source>
        <translation>%1: metadata %2 không phải văn bản</translation>
    </message>
    <message>
        <source>%1: tensor %2: %3</source>
        <translation>%1: tensor %2: %3</translation>
    </message>
    <message>
        <source>its entry in the header is not a JSON object</source>
        <translation>mục của nó trong phần đầu không phải là một đối tượng JSON</translation>
    </message>
    <message>
        <source>its entry in the header has an unknown field %1</source>
        <translation>mục của nó trong phần đầu có trường không biết %1</translation>
    </message>
    <message>
        <source>its data type (dtype) is missing or not a text</source>
        <translation>kiểu dữ liệu (dtype) của nó bị thiếu hoặc không phải văn bản</translation>
    </message>
    <message>
        <source>its shape is missing or not a list</source>
        <translation>hình dạng của nó bị thiếu hoặc không phải danh sách</translation>
    </message>
    <message>
        <source>its shape has %1 dimensions</source>
        <translation>hình dạng của nó có %1 chiều</translation>
    </message>
    <message>
        <source>its shape holds something that is not a size</source>
        <translation>hình dạng của nó chứa thứ không phải kích thước</translation>
    </message>
    <message>
        <source>its data_offsets are not two offsets</source>
        <translation>data_offsets của nó không phải hai vị trí</translation>
    </message>
    <message>
        <source>its data ends before it begins</source>
        <translation>dữ liệu của nó kết thúc trước khi bắt đầu</translation>
    </message>
    <message>
        <source>its data reaches beyond the end of the file</source>
        <translation>dữ liệu của nó vượt quá cuối tệp</translation>
    </message>
    <message>
        <source>its shape is impossibly large</source>
        <translation>hình dạng của nó lớn đến mức không thể có</translation>
    </message>
    <message>
        <source>its shape needs %1 bytes, its data has %2</source>
        <translation>hình dạng của nó cần %1 byte, dữ liệu của nó có %2</translation>
    </message>
    <message>
        <source>its data overlaps another tensor&apos;s</source>
        <translation>dữ liệu của nó chồng lên dữ liệu của tensor khác</translation>
    </message>
    <message>
        <source>there is a hole in the file before its data</source>
        <translation>có một lỗ hổng trong tệp trước dữ liệu của nó</translation>
    </message>
    <message>
        <source>%1 has %2 bytes that belong to no tensor</source>
        <translation>%1 có %2 byte không thuộc tensor nào</translation>
    </message>
    <message>
        <source>%1 is too short to be a safetensors file</source>
        <translation>%1 quá ngắn để là một tệp safetensors</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: its header does not start with {</source>
        <translation>%1 không phải tệp safetensors: phần đầu của nó không bắt đầu bằng {</translation>
    </message>
    <message>
        <source>Give a model.safetensors file, and download it again if it is one.</source>
        <translation>Cho một tệp model.safetensors, và tải lại nếu nó đúng là tệp như vậy.</translation>
    </message>
    <message>
        <source>%1: the header&apos;s length, %2 bytes, is beyond the format&apos;s limit</source>
        <translation>%1: độ dài phần đầu, %2 byte, vượt giới hạn của định dạng</translation>
    </message>
    <message>
        <source>%1: the header&apos;s length, %2 bytes, reaches beyond the end of the file</source>
        <translation>%1: độ dài phần đầu, %2 byte, vượt quá cuối tệp</translation>
    </message>
    <message>
        <source>cannot write %1: tensor %2 %3</source>
        <translation>không ghi được %1: tensor %2 %3</translation>
    </message>
    <message>
        <source>Please report this as a fault of the program.</source>
        <translation>Xin báo đây là lỗi của chương trình.</translation>
    </message>
    <message>
        <source>has a name that is taken</source>
        <translation>có tên đã được dùng</translation>
    </message>
    <message>
        <source>has a shape or type that does not fit its data</source>
        <translation>có hình dạng hoặc kiểu không khớp với dữ liệu của nó</translation>
    </message>
    <message>
        <source>cannot write %1: a name is not valid UTF-8</source>
        <translation>không ghi được %1: một tên không phải UTF-8 hợp lệ</translation>
    </message>
    <message>
        <source>%1: the header</source>
        <translation>%1: phần đầu</translation>
    </message>
    <message>
        <source>The index is damaged, or of another model: download the model again.</source>
        <translation>Tệp mục lục bị hỏng, hoặc là của mô hình khác: tải lại mô hình.</translation>
    </message>
    <message>
        <source>Download the model&apos;s missing files.</source>
        <translation>Tải các tệp còn thiếu của mô hình.</translation>
    </message>
    <message>
        <source>%1 has no weight_map of tensors to files</source>
        <translation>%1 không có weight_map từ tensor đến tệp</translation>
    </message>
    <message>
        <source>%1: the file of tensor %2 is not a text</source>
        <translation>%1: tệp của tensor %2 không phải văn bản</translation>
    </message>
    <message>
        <source>%1: %2 is not a plain file name</source>
        <translation>%1: %2 không phải tên tệp đơn thuần</translation>
    </message>
    <message>
        <source>%1 names %2 and %3 more, which are missing</source>
        <translation>%1 nêu %2 và %3 tệp nữa, đều bị thiếu</translation>
    </message>
    <message>
        <source>%1 names %2, which is missing</source>
        <translation>%1 nêu %2, tệp này bị thiếu</translation>
    </message>
    <message>
        <source>%1: tensor %2 is also in %3</source>
        <translation>%1: tensor %2 cũng có trong %3</translation>
    </message>
    <message>
        <source>%1 names %2 different files</source>
        <translation>%1 nêu %2 tệp khác nhau</translation>
    </message>
    <message>
        <source>%1 has no tensor %2, which %3 says is there</source>
        <translation>%1 không có tensor %2, mà %3 nói là có</translation>
    </message>
    <message>
        <source>config.json and the weights may belong to different models: download both again.</source>
        <translation>config.json và các trọng số có thể thuộc các mô hình khác nhau: tải lại cả hai.</translation>
    </message>
    <message>
        <source>Set %1 to %2 in config.json if the weights are the right ones; else download both again.</source>
        <translation>Đặt %1 là %2 trong config.json nếu các trọng số là đúng; nếu không, tải lại cả hai.</translation>
    </message>
    <message>
        <source>Store all matrices of the blocks one way, [in, out] as GPT-2&apos;s Conv1D or [out, in] as nn.Linear: which way the square %1 lies, only the others tell.</source>
        <translation>Lưu mọi ma trận của các khối theo một chiều, [in, out] như Conv1D của GPT-2 hoặc [out, in] như nn.Linear: ma trận vuông %1 nằm theo chiều nào, chỉ các ma trận khác cho biết.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the shape %3, where config.json calls for %4</source>
        <translation>%1: tensor %2 có hình dạng %3, trong khi config.json đòi %4</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the data type %3</source>
        <translation>%1: tensor %2 có kiểu dữ liệu %3</translation>
    </message>
    <message>
        <source>Headscope reads F32, F16 and BF16: save the model again in one of them.</source>
        <translation>Headscope đọc F32, F16 và BF16: lưu lại mô hình theo một trong các kiểu này.</translation>
    </message>
    <message>
        <source>The LayerNorms&apos; weight and bias are called gamma and beta, and read as such.</source>
        <translation>Trọng số và bias của các LayerNorm có tên gamma và beta, và được đọc như vậy.</translation>
    </message>
    <message>
        <source>The tensors&apos; names begin with %1, and are read without it.</source>
        <translation>Tên các tensor bắt đầu bằng %1, và được đọc không có phần đó.</translation>
    </message>
    <message>
        <source>%1 holds %2 layers, up to %3, where config.json says that %4 is %5</source>
        <translation>%1 có %2 tầng, đến %3, trong khi config.json nói rằng %4 là %5</translation>
    </message>
    <message>
        <source>Set %1 to %2 in config.json if the model has them all; if it has %3, save it again with Python, which leaves the others out: %4.from_pretrained(dir).save_pretrained(dir).</source>
        <translation>Đặt %1 là %2 trong config.json nếu mô hình có tất cả các tầng đó; nếu nó có %3, lưu lại bằng Python để bỏ các tầng khác: %4.from_pretrained(dir).save_pretrained(dir).</translation>
    </message>
    <message>
        <source>%1 holds an adapter that is not merged, such as the tensor %2</source>
        <translation>%1 chứa một adapter chưa được gộp, chẳng hạn tensor %2</translation>
    </message>
    <message>
        <source>Merge it in Python before saving: model.merge_and_unload().save_pretrained(dir).</source>
        <translation>Gộp nó bằng Python trước khi lưu: model.merge_and_unload().save_pretrained(dir).</translation>
    </message>
    <message>
        <source>The blocks&apos; matrices are stored as nn.Linear has them, [out, in], and are read transposed: %1 too, whose square shape does not tell.</source>
        <translation>Các ma trận của khối được lưu như nn.Linear, [out, in], và được đọc chuyển vị: cả %1 nữa, dù hình vuông của nó không cho biết.</translation>
    </message>
    <message>
        <source>The file has no %1: %2, which is tied to it, stands for it.</source>
        <translation>Tệp không có %1: %2, vốn dùng chung với nó, thay cho nó.</translation>
    </message>
    <message>
        <source>config.json ties the unembedding to the token embedding, and the file has another %1: the file&apos;s is used, as by transformers 5; version 4 uses the embedding.</source>
        <translation>config.json dùng chung unembedding với token embedding, còn tệp có một %1 khác: cái trong tệp được dùng, như transformers 5; bản 4 dùng embedding.</translation>
    </message>
    <message>
        <source>The file has no biases, as of a model trained without: they are read as zeros.</source>
        <translation>Tệp không có bias nào, như của mô hình được huấn luyện không có bias: chúng được đọc là 0.</translation>
    </message>
    <message>
        <source>The LayerNorms have no biases, as of a model trained without: they are read as zeros.</source>
        <translation>Các LayerNorm không có bias, như của mô hình được huấn luyện không có bias: chúng được đọc là 0.</translation>
    </message>
    <message>
        <source>The linear layers have no biases, as of a model trained without: they are read as zeros.</source>
        <translation>Các tầng tuyến tính không có bias, như của mô hình được huấn luyện không có bias: chúng được đọc là 0.</translation>
    </message>
    <message>
        <source>%1: tensor %2 is missing, and %3 more</source>
        <translation>%1: thiếu tensor %2, và %3 tensor nữa</translation>
    </message>
    <message>
        <source>%1: tensor %2 is missing</source>
        <translation>%1: thiếu tensor %2</translation>
    </message>
    <message>
        <source>Set %1 to %2 in config.json if the weights, which have layers up to %3%4, are the right ones; else download them again.</source>
        <translation>Đặt %1 là %2 trong config.json nếu các trọng số, có các tầng đến %3%4, là đúng; nếu không, tải lại chúng.</translation>
    </message>
    <message>
        <source>Set %1 to true in config.json if the unembedding is the token embedding; else download the weights again.</source>
        <translation>Đặt %1 là true trong config.json nếu unembedding là token embedding; nếu không, tải lại các trọng số.</translation>
    </message>
    <message>
        <source>The file&apos;s own names are such as %1. Headscope reads GPT-2&apos;s, %2, with whatever before them: save the model with %3.save_pretrained().</source>
        <translation>Các tên trong tệp có dạng %1. Headscope đọc tên của GPT-2, %2, với bất kỳ phần nào đứng trước: lưu mô hình bằng %3.save_pretrained().</translation>
    </message>
    <message>
        <source>opening %1 was stopped</source>
        <translation>việc mở %1 đã bị dừng</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Mở lại nó.</translation>
    </message>
    <message>
        <source>%1 was changed, replaced or removed since it was opened: the numbers and the hash are of what was opened.</source>
        <translation>%1 đã bị thay đổi, thay thế hoặc xóa từ khi được mở: các số và mã băm là của những gì đã được mở.</translation>
    </message>
    <message>
        <source>the computation failed: %1</source>
        <translation>việc tính toán thất bại: %1</translation>
    </message>
    <message>
        <source>Close other programs if memory is short, or use a shorter prompt.</source>
        <translation>Đóng các chương trình khác nếu thiếu bộ nhớ, hoặc dùng prompt ngắn hơn.</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>không đủ bộ nhớ</translation>
    </message>
    <message>
        <source>Close other programs, or use a shorter prompt.</source>
        <translation>Đóng các chương trình khác, hoặc dùng prompt ngắn hơn.</translation>
    </message>
    <message>
        <source>The model does not fit into the memory of %1: the CPU computed.</source>
        <translation>Mô hình không vừa bộ nhớ của %1: CPU đã tính.</translation>
    </message>
    <message>
        <source>a head is not muted beside a patch</source>
        <translation>một head không bị tắt tiếng bên cạnh một phép vá</translation>
    </message>
    <message>
        <source>Take another intervention.</source>
        <translation>Chọn phép can thiệp khác.</translation>
    </message>
    <message>
        <source>%1: the tensor %2 holds numbers that are not finite</source>
        <translation>%1: tensor %2 chứa các số không hữu hạn</translation>
    </message>
    <message>
        <source>The file is damaged or was saved from a failed training; use another.</source>
        <translation>Tệp bị hỏng hoặc được lưu từ lần huấn luyện thất bại; dùng tệp khác.</translation>
    </message>
    <message>
        <source>the pairs of %1 heads take %2 GB, and %3 GB are allowed</source>
        <translation>các cặp của %1 head chiếm %2 GB, và được phép dùng %3 GB</translation>
    </message>
    <message>
        <source>Allow more memory, close other programs, or use a smaller model.</source>
        <translation>Cho phép dùng nhiều bộ nhớ hơn, đóng các chương trình khác, hoặc dùng mô hình nhỏ hơn.</translation>
    </message>
    <message>
        <source>The donor is the prompt itself: patching from it changes nothing.</source>
        <translation>Prompt nguồn chính là prompt: vá từ nó không thay đổi gì.</translation>
    </message>
    <message>
        <source>Headscope reads safetensors, not %1. Convert it with Python: AutoModelForCausalLM.from_pretrained(&quot;%2&quot;).save_pretrained(&quot;new-folder&quot;, safe_serialization=True), the same with AutoTokenizer, and open that folder.</source>
        <translation>Headscope đọc safetensors, không phải %1. Chuyển đổi bằng Python: AutoModelForCausalLM.from_pretrained(&quot;%2&quot;).save_pretrained(&quot;new-folder&quot;, safe_serialization=True), cũng làm vậy với AutoTokenizer, rồi mở thư mục đó.</translation>
    </message>
    <message>
        <source>Headscope reads safetensors, not %1. Convert it with Python: AutoModelForCausalLM.from_pretrained(dir).save_pretrained(dir, safe_serialization=True).</source>
        <translation>Headscope đọc safetensors, không phải %1. Chuyển đổi bằng Python: AutoModelForCausalLM.from_pretrained(dir).save_pretrained(dir, safe_serialization=True).</translation>
    </message>
    <message>
        <source>A model folder holds config.json, model.safetensors, vocab.json and merges.txt: check the path, or download what is missing.</source>
        <translation>Thư mục mô hình chứa config.json, model.safetensors, vocab.json và merges.txt: kiểm tra đường dẫn, hoặc tải những gì còn thiếu.</translation>
    </message>
    <message>
        <source>Download vocab.json and merges.txt, or tokenizer.json, which belong to the model.</source>
        <translation>Tải vocab.json và merges.txt, hoặc tokenizer.json, của chính mô hình này.</translation>
    </message>
    <message>
        <source>Download the config.json that belongs to the model.</source>
        <translation>Tải config.json của chính mô hình này.</translation>
    </message>
    <message>
        <source>It is a link that leads to itself: remove it, or download the model again.</source>
        <translation>Nó là liên kết dẫn về chính nó: xóa nó, hoặc tải lại mô hình.</translation>
    </message>
    <message>
        <source>Give yourself permission to read it, or choose another folder.</source>
        <translation>Tự cấp quyền đọc nó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>the model folder %1 has no %2</source>
        <translation>thư mục mô hình %1 không có %2</translation>
    </message>
    <message>
        <source>%1 holds an adapter (%2), not a model</source>
        <translation>%1 chứa một adapter (%2), không phải mô hình</translation>
    </message>
    <message>
        <source>%1 holds an adapter (%2) of the model %3, not a model</source>
        <translation>%1 chứa một adapter (%2) của mô hình %3, không phải mô hình</translation>
    </message>
    <message>
        <source>Merge it with Python, and open the new folder: peft.AutoPeftModelForCausalLM.from_pretrained(dir).merge_and_unload().save_pretrained(new), and transformers.AutoTokenizer.from_pretrained(%1).save_pretrained(new).</source>
        <translation>Gộp nó bằng Python, rồi mở thư mục mới: peft.AutoPeftModelForCausalLM.from_pretrained(dir).merge_and_unload().save_pretrained(new), và transformers.AutoTokenizer.from_pretrained(%1).save_pretrained(new).</translation>
    </message>
    <message>
        <source>%1 is a link to %2, which is not there</source>
        <translation>%1 là liên kết đến %2, vốn không có ở đó</translation>
    </message>
    <message>
        <source>Remove the link, or put the file that it leads to in its place.</source>
        <translation>Xóa liên kết, hoặc đặt tệp mà nó dẫn đến vào chỗ của nó.</translation>
    </message>
    <message>
        <source>no model folder is given</source>
        <translation>chưa cho thư mục mô hình nào</translation>
    </message>
    <message>
        <source>Give a folder with config.json and model.safetensors.</source>
        <translation>Cho một thư mục có config.json và model.safetensors.</translation>
    </message>
    <message>
        <source>the model folder %1 cannot be read: %2</source>
        <translation>không đọc được thư mục mô hình %1: %2</translation>
    </message>
    <message>
        <source>%1 is a file, not a model folder</source>
        <translation>%1 là tệp, không phải thư mục mô hình</translation>
    </message>
    <message>
        <source>Give the folder that holds config.json and model.safetensors.</source>
        <translation>Cho thư mục chứa config.json và model.safetensors.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 và %2 mục nữa</translation>
    </message>
    <message>
        <source>the Hugging Face cache %1 has several revisions %2 of %3; there are %4</source>
        <translation>cache của Hugging Face %1 có nhiều bản %2 của %3; có %4</translation>
    </message>
    <message>
        <source>the Hugging Face cache %1 has no revision %2 of %3</source>
        <translation>cache của Hugging Face %1 không có bản %2 của %3</translation>
    </message>
    <message>
        <source>the Hugging Face cache %1 has no revision %2 of %3; there is %4</source>
        <translation>cache của Hugging Face %1 không có bản %2 của %3; có %4</translation>
    </message>
    <message>
        <source>the Hugging Face cache %1 has no revision %2 of %3; there are %4</source>
        <translation>cache của Hugging Face %1 không có bản %2 của %3; có %4</translation>
    </message>
    <message>
        <source>%1 is not a revision of %2</source>
        <translation>%1 không phải là một bản của %2</translation>
    </message>
    <message>
        <source>Give a branch, a tag or a commit, such as main.</source>
        <translation>Cho một nhánh, một tag hoặc một commit, chẳng hạn main.</translation>
    </message>
    <message>
        <source>refs/%1 of %2 names the snapshot %3, which is no longer there</source>
        <translation>refs/%1 của %2 nêu snapshot %3, vốn không còn ở đó</translation>
    </message>
    <message>
        <source>%1 Or open another that is there: %2@%3.</source>
        <translation>%1 Hoặc mở một bản khác hiện có: %2@%3.</translation>
    </message>
    <message>
        <source>Download what is missing: headscope-cli models download %1.</source>
        <translation>Tải những gì còn thiếu: headscope-cli models download %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
        </translation>
    </message>
    <message>
        <source>Give one that has as many tokens as the prompt.</source>
        <translation>Cho một prompt có cùng số token với prompt.</translation>
    </message>
    <message>
        <source>Change one of them so that both have the same number, such as by a word of fewer or more tokens: the donor has %1 too many.</source>
        <translation>Đổi một trong hai để chúng có cùng số token, chẳng hạn dùng một từ có ít hoặc nhiều token hơn: prompt nguồn thừa %1.</translation>
    </message>
    <message>
        <source>Change one of them so that both have the same number, such as by a word of fewer or more tokens: the donor has %1 too few.</source>
        <translation>Đổi một trong hai để chúng có cùng số token, chẳng hạn dùng một từ có ít hoặc nhiều token hơn: prompt nguồn thiếu %1.</translation>
    </message>
    <message>
        <source>the donor is the prompt itself, and patching from it changes nothing</source>
        <translation>prompt nguồn chính là prompt, và vá từ nó không thay đổi gì</translation>
    </message>
    <message>
        <source>Give another text with as many tokens, such as the same sentence with other names.</source>
        <translation>Cho một văn bản khác có cùng số token, chẳng hạn cùng câu đó với các tên khác.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Hiện có: %1.</translation>
    </message>
    <message>
        <source>the intervention &quot;%1&quot; is unknown</source>
        <translation>không biết phép can thiệp &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 takes no number</source>
        <translation>%1 không nhận số</translation>
    </message>
    <message>
        <source>%1 is too large a number for %2</source>
        <translation>%1 là số quá lớn đối với %2</translation>
    </message>
    <message>
        <source>It is from -%1 to %1.</source>
        <translation>Nó nằm từ -%1 đến %1.</translation>
    </message>
    <message>
        <source>%1 takes no donor</source>
        <translation>%1 không nhận prompt nguồn</translation>
    </message>
    <message>
        <source>%1 takes no mean over reference prompts</source>
        <translation>%1 không nhận trung bình trên các prompt tham chiếu</translation>
    </message>
    <message>
        <source>%1 needs a number</source>
        <translation>%1 cần một số</translation>
    </message>
    <message>
        <source>For example %1.</source>
        <translation>Ví dụ %1.</translation>
    </message>
    <message>
        <source>%1 is named twice</source>
        <translation>%1 được nêu hai lần</translation>
    </message>
    <message>
        <source>Name each once.</source>
        <translation>Nêu mỗi cái một lần.</translation>
    </message>
    <message>
        <source>the mean over reference prompts is missing</source>
        <translation>thiếu trung bình trên các prompt tham chiếu</translation>
    </message>
    <message>
        <source>This is a bug; please report it.</source>
        <translation>Đây là lỗi của chương trình; xin hãy báo.</translation>
    </message>
    <message>
        <source>the %1 token id %2 is not in the vocabulary</source>
        <translation>id %2 của token %1 không có trong từ vựng</translation>
    </message>
    <message>
        <source>Ids of this model go from 0 to %1.</source>
        <translation>Các id của mô hình này từ 0 đến %1.</translation>
    </message>
    <message>
        <source>the %1 has no token</source>
        <translation>%1 không có token nào</translation>
    </message>
    <message>
        <source>Name at least one.</source>
        <translation>Nêu ít nhất một.</translation>
    </message>
    <message>
        <source>target</source>
        <translation>token mục tiêu</translation>
    </message>
    <message>
        <source>control</source>
        <translation>token đối chứng</translation>
    </message>
    <message>
        <source>Choose a control that the prompt does not ask for, for example &quot; France&quot;.</source>
        <translation>Chọn token đối chứng mà prompt không gợi ra, ví dụ &quot; France&quot;.</translation>
    </message>
    <message>
        <source>target and control share the token %1</source>
        <translation>token mục tiêu và đối chứng có chung token %1</translation>
    </message>
    <message>
        <source>Type a text, for example &quot;Berlin is the capital of&quot;.</source>
        <translation>Gõ một văn bản, ví dụ &quot;Berlin is the capital of&quot;.</translation>
    </message>
    <message>
        <source>the prompt has %1 tokens, and this model takes %2 at most</source>
        <translation>prompt có %1 token, và mô hình này nhận nhiều nhất %2</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>prompt</translation>
    </message>
    <message>
        <source>no position is chosen</source>
        <translation>chưa chọn vị trí nào</translation>
    </message>
    <message>
        <source>Choose at least one token of the prompt.</source>
        <translation>Chọn ít nhất một token của prompt.</translation>
    </message>
    <message>
        <source>the positions %1 are not ascending positions of a prompt of %2 tokens</source>
        <translation>các vị trí %1 không phải là các vị trí tăng dần của một prompt %2 token</translation>
    </message>
    <message>
        <source>Positions count from 0, each at most once.</source>
        <translation>Vị trí đếm từ 0, mỗi vị trí nhiều nhất một lần.</translation>
    </message>
    <message>
        <source>there is no head %1 in this model</source>
        <translation>mô hình này không có head %1</translation>
    </message>
    <message>
        <source>Layers go from 0 to %1, heads from 0 to %2.</source>
        <translation>Các tầng từ 0 đến %1, các head từ 0 đến %2.</translation>
    </message>
    <message>
        <source>no intervention is chosen</source>
        <translation>chưa chọn phép can thiệp nào</translation>
    </message>
    <message>
        <source>Choose at least one, for example zero.</source>
        <translation>Chọn ít nhất một phép, ví dụ zero.</translation>
    </message>
    <message>
        <source>%1 needs a set of reference prompts</source>
        <translation>%1 cần một tập prompt tham chiếu</translation>
    </message>
    <message>
        <source>Only a study has one: see headscope-cli study --help.</source>
        <translation>Chỉ khảo sát mới có: xem headscope-cli study --help.</translation>
    </message>
    <message>
        <source>the intervention %1 is named twice</source>
        <translation>phép can thiệp %1 được nêu hai lần</translation>
    </message>
    <message>
        <source>Name one donor, and the other in another run.</source>
        <translation>Nêu một prompt nguồn, và prompt kia trong lượt chạy khác.</translation>
    </message>
    <message>
        <source>%1 tokens are to be written</source>
        <translation>số token cần viết là %1</translation>
    </message>
    <message>
        <source>Ask for at least one.</source>
        <translation>Yêu cầu ít nhất một.</translation>
    </message>
    <message>
        <source>the temperature %1 is not above 0</source>
        <translation>nhiệt độ %1 không lớn hơn 0</translation>
    </message>
    <message>
        <source>Give one such as 0.8, or have the likeliest token taken each time.</source>
        <translation>Cho một số như 0.8, hoặc mỗi lần lấy token có khả năng nhất.</translation>
    </message>
    <message>
        <source>the likeliest %1 tokens are to be drawn from</source>
        <translation>cần rút từ %1 token có khả năng nhất</translation>
    </message>
    <message>
        <source>Name a number of tokens, or 0 for all.</source>
        <translation>Nêu số token, hoặc 0 cho tất cả.</translation>
    </message>
    <message>
        <source>%1 is not computed with heads patched from a second prompt</source>
        <translation>%1 không được tính khi các head được vá từ một prompt thứ hai</translation>
    </message>
    <message>
        <source>Use another replacement, such as zero or mean.</source>
        <translation>Dùng phép thay khác, chẳng hạn zero hoặc mean.</translation>
    </message>
    <message>
        <source>the %1 is %2 tokens, and the logit of a set is not a sum of what parts add</source>
        <translation>%1 có %2 token, và logit của một tập không phải là tổng các phần cộng vào</translation>
    </message>
    <message>
        <source>Name one token, such as the likeliest of the set.</source>
        <translation>Nêu một token, chẳng hạn token có khả năng nhất của tập.</translation>
    </message>
    <message>
        <source>how alike tokens are</source>
        <translation>mức giống nhau của các token</translation>
    </message>
    <message>
        <source>%1,%2 is no pair of positions of a prompt of %3</source>
        <translation>%1,%2 không phải là một cặp vị trí của prompt có %3</translation>
    </message>
    <message>
        <source>Name two different ones; positions count from 0.</source>
        <translation>Nêu hai vị trí khác nhau; vị trí đếm từ 0.</translation>
    </message>
    <message>
        <source>what pairs of heads do</source>
        <translation>tác động của các cặp head</translation>
    </message>
    <message>
        <source>effects of pairs are not added up on the metric %1</source>
        <translation>tác động của các cặp không được cộng theo chỉ số %1</translation>
    </message>
    <message>
        <source>Use logit-difference or log-probability.</source>
        <translation>Dùng logit-difference hoặc log-probability.</translation>
    </message>
    <message>
        <source>the strongest %1 heads are asked for</source>
        <translation>cần %1 head mạnh nhất</translation>
    </message>
    <message>
        <source>Name a number of heads, or 0 for all.</source>
        <translation>Nêu số head, hoặc 0 cho tất cả.</translation>
    </message>
    <message>
        <source>the mean over reference prompts is another model&apos;s</source>
        <translation>trung bình trên các prompt tham chiếu là của mô hình khác</translation>
    </message>
    <message>
        <source>Compute it with the model that is open.</source>
        <translation>Tính nó bằng mô hình đang mở.</translation>
    </message>
    <message>
        <source>the mean over reference prompts is of %1 positions, and the prompt has %2 tokens</source>
        <translation>trung bình trên các prompt tham chiếu có %1 vị trí, còn prompt có %2 token</translation>
    </message>
    <message>
        <source>Give reference prompts that have as many tokens as the prompt.</source>
        <translation>Cho các prompt tham chiếu có cùng số token với prompt.</translation>
    </message>
    <message>
        <source>donor&apos;s</source>
        <translation>prompt nguồn</translation>
    </message>
    <message>
        <source>the donor&apos;s clean run is missing</source>
        <translation>thiếu lượt chạy gốc của prompt nguồn</translation>
    </message>
    <message>
        <source>the drawn prompt&apos;s clean run is missing</source>
        <translation>thiếu lượt chạy gốc của prompt được rút</translation>
    </message>
    <message>
        <source>oneDNN cannot multiply these matrices: %1</source>
        <translation>oneDNN không nhân được các ma trận này: %1</translation>
    </message>
    <message>
        <source>Report this with the output of `headscope-cli info`.</source>
        <translation>Báo lỗi này cùng đầu ra của `headscope-cli info`.</translation>
    </message>
    <message>
        <source>the folder %1 cannot be read: %2</source>
        <translation>không đọc được thư mục %1: %2</translation>
    </message>
    <message>
        <source>Name a folder of .headscope-answers files.</source>
        <translation>Nêu một thư mục có các tệp .headscope-answers.</translation>
    </message>
    <message>
        <source>Choose a file that Headscope has saved as answers.</source>
        <translation>Chọn tệp câu trả lời do Headscope lưu.</translation>
    </message>
    <message>
        <source>the answers cannot be read: %1</source>
        <translation>không đọc được các câu trả lời: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long</source>
        <translation>&quot;%1&quot; quá dài</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no count</source>
        <translation>&quot;%1&quot; không phải số đếm</translation>
    </message>
    <message>
        <source>an answer is damaged</source>
        <translation>một câu trả lời bị hỏng</translation>
    </message>
    <message>
        <source>an answer is of no kind that is known</source>
        <translation>một câu trả lời thuộc loại không biết</translation>
    </message>
    <message>
        <source>an option is too long</source>
        <translation>một lựa chọn quá dài</translation>
    </message>
    <message>
        <source>a step&apos;s kind or result is not known</source>
        <translation>không biết loại hoặc kết quả của một bước</translation>
    </message>
    <message>
        <source>&quot;seconds&quot; is no duration</source>
        <translation>&quot;seconds&quot; không phải là thời lượng</translation>
    </message>
    <message>
        <source>&quot;steps&quot; is no list, or too long a one</source>
        <translation>&quot;steps&quot; không phải danh sách, hoặc quá dài</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>tệp quá lớn</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>tệp</translation>
    </message>
    <message>
        <source>the answers are of another version&apos;s schema, %1</source>
        <translation>các câu trả lời theo schema của phiên bản khác, %1</translation>
    </message>
    <message>
        <source>Install the newest version of Headscope to read them.</source>
        <translation>Cài phiên bản mới nhất của Headscope để đọc chúng.</translation>
    </message>
    <message>
        <source>these are no answers to a lesson</source>
        <translation>đây không phải câu trả lời cho một bài học</translation>
    </message>
    <message>
        <source>there is no run %1</source>
        <translation>không có lượt chạy %1</translation>
    </message>
    <message>
        <source>Name one of the lesson&apos;s runs.</source>
        <translation>Nêu một trong các lượt chạy của bài học.</translation>
    </message>
    <message>
        <source>it was stopped before it was computed</source>
        <translation>nó bị dừng trước khi được tính</translation>
    </message>
    <message>
        <source>Open the lesson again.</source>
        <translation>Mở lại bài học.</translation>
    </message>
    <message>
        <source>the prompt of the run %1 is %2 tokens, and the model reads %3</source>
        <translation>prompt của lượt chạy %1 dài %2 token, và mô hình đọc %3</translation>
    </message>
    <message>
        <source>Shorten the prompt, or choose another model.</source>
        <translation>Rút ngắn prompt, hoặc chọn mô hình khác.</translation>
    </message>
    <message>
        <source>no further head lowers the target after %1</source>
        <translation>sau %1 head, không head nào nữa làm giảm token mục tiêu</translation>
    </message>
    <message>
        <source>Ask for fewer heads.</source>
        <translation>Yêu cầu ít head hơn.</translation>
    </message>
    <message>
        <source>the answer can be seen while it is asked for: &quot;%1&quot; is not covered</source>
        <translation>câu trả lời lộ ra trong khi được hỏi: &quot;%1&quot; không được che</translation>
    </message>
    <message>
        <source>the lesson is not made for this model, and takes no other</source>
        <translation>bài học không được soạn cho mô hình này, và không nhận mô hình khác</translation>
    </message>
    <message>
        <source>it is nested deeper than %1</source>
        <translation>nó lồng nhau sâu hơn %1</translation>
    </message>
    <message>
        <source>a claim begins with lt, le, gt, ge, eq, near, and, or or not</source>
        <translation>một khẳng định bắt đầu bằng lt, le, gt, ge, eq, near, and, or hoặc not</translation>
    </message>
    <message>
        <source>%1 is no claim</source>
        <translation>%1 không phải là một khẳng định</translation>
    </message>
    <message>
        <source>%1 is no arithmetic</source>
        <translation>%1 không phải là phép tính</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes %2 operands, not %3</source>
        <translation>&quot;%1&quot; nhận %2 toán hạng, không phải %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes %2 or more operands, not %3</source>
        <translation>&quot;%1&quot; nhận từ %2 toán hạng trở lên, không phải %3</translation>
    </message>
    <message>
        <source>a fact is named as {&quot;fact&quot;: &quot;NAME&quot;}</source>
        <translation>một số liệu được nêu dạng {&quot;fact&quot;: &quot;TÊN&quot;}</translation>
    </message>
    <message>
        <source>Choose another model, or change the fact.</source>
        <translation>Chọn mô hình khác, hoặc đổi số liệu.</translation>
    </message>
    <message>
        <source>its value is not known in this run</source>
        <translation>giá trị của nó không được biết trong lượt chạy này</translation>
    </message>
    <message>
        <source>there are no heads</source>
        <translation>không có head nào</translation>
    </message>
    <message>
        <source>it is made of itself</source>
        <translation>nó được tạo từ chính nó</translation>
    </message>
    <message>
        <source>the head of the fact %1 is not known</source>
        <translation>không biết head của số liệu %1</translation>
    </message>
    <message>
        <source>the model has no head %1</source>
        <translation>mô hình không có head %1</translation>
    </message>
    <message>
        <source>it names no head</source>
        <translation>nó không nêu head nào</translation>
    </message>
    <message>
        <source>only %1 predictions are kept</source>
        <translation>chỉ %1 dự đoán được giữ</translation>
    </message>
    <message>
        <source>the prompt has %1 tokens</source>
        <translation>prompt có %1 token</translation>
    </message>
    <message>
        <source>the slope has no interval in this model</source>
        <translation>hệ số góc không có khoảng tin cậy trong mô hình này</translation>
    </message>
    <message>
        <source>the prompt has no position %1</source>
        <translation>prompt không có vị trí %1</translation>
    </message>
    <message>
        <source>the model has no layer %1</source>
        <translation>mô hình không có tầng %1</translation>
    </message>
    <message>
        <source>the model has not so many heads</source>
        <translation>mô hình không có nhiều head đến vậy</translation>
    </message>
    <message>
        <source>the model has no such layer</source>
        <translation>mô hình không có tầng như vậy</translation>
    </message>
    <message>
        <source>the model has no point %1</source>
        <translation>mô hình không có điểm %1</translation>
    </message>
    <message>
        <source>it names no head, so that nothing changes</source>
        <translation>nó không nêu head nào, nên không có gì thay đổi</translation>
    </message>
    <message>
        <source>specificity is an effect, and has no P of its own</source>
        <translation>tính đặc hiệu là một tác động, và không có P riêng</translation>
    </message>
    <message>
        <source>the cell was not computed</source>
        <translation>ô này chưa được tính</translation>
    </message>
    <message>
        <source>the intervention was not run</source>
        <translation>phép can thiệp này chưa được chạy</translation>
    </message>
    <message>
        <source>the top-1 token stays in every ablation</source>
        <translation>token top-1 giữ nguyên trong mọi phép cắt bỏ</translation>
    </message>
    <message>
        <source>no head was run</source>
        <translation>chưa chạy head nào</translation>
    </message>
    <message>
        <source>fact %1</source>
        <translation>số liệu %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>lượt chạy %1</translation>
    </message>
    <message>
        <source>claim %1</source>
        <translation>khẳng định %1</translation>
    </message>
    <message>
        <source>option %1</source>
        <translation>lựa chọn %1</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>ảnh %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>bước %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>the lesson</source>
        <translation>bài học</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 hoặc %2</translation>
    </message>
    <message>
        <source>this is to be an object in braces</source>
        <translation>đây phải là một đối tượng trong ngoặc nhọn</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>thiếu &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be a text</source>
        <translation>&quot;%1&quot; phải là văn bản</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be a name of lower-case letters, digits, - and ., not %2</source>
        <translation>&quot;%1&quot; phải là một tên gồm chữ thường, chữ số, - và ., không phải %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, and can be %3</source>
        <translation>&quot;%1&quot; là %2, và có thể là %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be a number</source>
        <translation>&quot;%1&quot; phải là một số</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be a whole number from %2 to %3</source>
        <translation>&quot;%1&quot; phải là một số nguyên từ %2 đến %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be true or false</source>
        <translation>&quot;%1&quot; phải là true hoặc false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be a list of texts</source>
        <translation>&quot;%1&quot; phải là danh sách các văn bản</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be an object in braces</source>
        <translation>&quot;%1&quot; phải là một đối tượng trong ngoặc nhọn</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be a list in brackets</source>
        <translation>&quot;%1&quot; phải là một danh sách trong ngoặc vuông</translation>
    </message>
    <message>
        <source>%1 is no field here; there are %2</source>
        <translation>%1 không phải là trường ở đây; có %2</translation>
    </message>
    <message>
        <source>Open a lesson&apos;s folder, which holds lesson.json, or a .headscope-lesson file.</source>
        <translation>Mở thư mục của một bài học, nơi chứa lesson.json, hoặc một tệp .headscope-lesson.</translation>
    </message>
    <message>
        <source>the lesson is of another version&apos;s schema, %1</source>
        <translation>bài học theo schema của phiên bản khác, %1</translation>
    </message>
    <message>
        <source>Install the newest version of Headscope to open it.</source>
        <translation>Cài phiên bản mới nhất của Headscope để mở nó.</translation>
    </message>
    <message>
        <source>it is not a Headscope lesson</source>
        <translation>đó không phải bài học của Headscope</translation>
    </message>
    <message>
        <source>%1 has too many files for a lesson</source>
        <translation>%1 có quá nhiều tệp cho một bài học</translation>
    </message>
    <message>
        <source>%1 is no file of the lesson&apos;s own folder</source>
        <translation>%1 không phải tệp trong chính thư mục của bài học</translation>
    </message>
    <message>
        <source>Put a copy of the file there in place of a link.</source>
        <translation>Đặt một bản sao của tệp vào đó thay cho liên kết.</translation>
    </message>
    <message>
        <source>%1 holds no lesson.json</source>
        <translation>%1 không chứa lesson.json</translation>
    </message>
    <message>
        <source>%1 holds a lesson already</source>
        <translation>%1 đã chứa một bài học</translation>
    </message>
    <message>
        <source>Name another folder, or remove that one first.</source>
        <translation>Nêu thư mục khác, hoặc xóa bài học đó trước.</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made: %2</source>
        <translation>không tạo được thư mục %1: %2</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>Nêu thư mục khác.</translation>
    </message>
    <message>
        <source>its name is to be of letters, digits, -, _ and .</source>
        <translation>tên của nó phải gồm chữ cái, chữ số, -, _ và .</translation>
    </message>
    <message>
        <source>it is larger than 1 MiB</source>
        <translation>nó lớn hơn 1 MiB</translation>
    </message>
    <message>
        <source>it is no PNG</source>
        <translation>nó không phải PNG</translation>
    </message>
    <message>
        <source>pictures are PNG or SVG</source>
        <translation>ảnh là PNG hoặc SVG</translation>
    </message>
    <message>
        <source>it is no SVG</source>
        <translation>nó không phải SVG</translation>
    </message>
    <message>
        <source>an SVG with %1 is not taken</source>
        <translation>SVG có %1 không được nhận</translation>
    </message>
    <message>
        <source>the packed lesson is damaged</source>
        <translation>bài học đóng gói bị hỏng</translation>
    </message>
    <message>
        <source>this is a lesson.json alone, without its texts</source>
        <translation>đây chỉ là lesson.json, không có các văn bản của nó</translation>
    </message>
    <message>
        <source>Open the folder that it lies in.</source>
        <translation>Mở thư mục chứa nó.</translation>
    </message>
    <message>
        <source>cannot open %1: %2</source>
        <translation>không mở được %1: %2</translation>
    </message>
    <message>
        <source>%1 holds another lesson, %2</source>
        <translation>%1 chứa một bài học khác, %2</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Chọn thư mục khác.</translation>
    </message>
    <message>
        <source>the lesson %1 is wrong: %2</source>
        <translation>bài học %1 có lỗi: %2</translation>
    </message>
    <message>
        <source>the lesson %1 is wrong: %2 (and %3 more)</source>
        <translation>bài học %1 có lỗi: %2 (và %3 lỗi nữa)</translation>
    </message>
    <message>
        <source>headscope-cli lesson check lists all that is wrong with it.</source>
        <translation>headscope-cli lesson check liệt kê mọi lỗi của nó.</translation>
    </message>
    <message>
        <source>a link is to have its target behind it in parentheses</source>
        <translation>một liên kết phải có đích đứng sau trong ngoặc đơn</translation>
    </message>
    <message>
        <source>it names an address elsewhere; links go to headscope: alone</source>
        <translation>nó nêu một địa chỉ ở nơi khác; liên kết chỉ được dẫn đến headscope: mà thôi</translation>
    </message>
    <message>
        <source>a brace stands here that is not of a {fact}</source>
        <translation>ở đây có ngoặc nhọn không thuộc về một {fact}</translation>
    </message>
    <message>
        <source>%1 is a number that is no fact: write {name}, with a fact of that name in lesson.json</source>
        <translation>%1 là một số không phải số liệu: viết {name}, với một số liệu tên đó trong lesson.json</translation>
    </message>
    <message>
        <source>a link has no end</source>
        <translation>một liên kết không có chỗ kết thúc</translation>
    </message>
    <message>
        <source>the picture %1 is not in the lesson&apos;s folder</source>
        <translation>ảnh %1 không có trong thư mục của bài học</translation>
    </message>
    <message>
        <source>the link %1 leads elsewhere: there are headscope:guide/PAGE, headscope:lesson/ID and headscope:action/COMMAND</source>
        <translation>liên kết %1 dẫn đến nơi khác: chỉ có headscope:guide/PAGE, headscope:lesson/ID và headscope:action/COMMAND</translation>
    </message>
    <message>
        <source>there is HTML here, which lessons have none of</source>
        <translation>ở đây có HTML, thứ mà bài học không dùng</translation>
    </message>
    <message>
        <source>there are %1 %2, and %3 are the most</source>
        <translation>có %1 %2, và nhiều nhất là %3</translation>
    </message>
    <message>
        <source>a name has lower-case letters, digits, - and .</source>
        <translation>một tên gồm chữ thường, chữ số, - và .</translation>
    </message>
    <message>
        <source>%1 is no kind of fact; there are %2</source>
        <translation>%1 không phải loại số liệu; có %2</translation>
    </message>
    <message>
        <source>&quot;heads&quot; needs %1 or more</source>
        <translation>&quot;heads&quot; cần từ %1 trở lên</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is to be a position from 0, or &quot;last&quot;</source>
        <translation>&quot;%1&quot; phải là một vị trí từ 0, hoặc &quot;last&quot;</translation>
    </message>
    <message>
        <source>&quot;token&quot; is to be target, control, or a token&apos;s text</source>
        <translation>&quot;token&quot; phải là target, control, hoặc văn bản của một token</translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation>%1 không có %2</translation>
    </message>
    <message>
        <source>%1 cannot be the difference of two interventions</source>
        <translation>%1 không thể là hiệu của hai phép can thiệp</translation>
    </message>
    <message>
        <source>&quot;replace&quot; is %1, and is to be an intervention such as zero or mean</source>
        <translation>&quot;replace&quot; là %1, và phải là một phép can thiệp như zero hoặc mean</translation>
    </message>
    <message>
        <source>it needs one of &quot;beyond&quot;, &quot;above&quot; and &quot;below&quot;</source>
        <translation>nó cần một trong &quot;beyond&quot;, &quot;above&quot; và &quot;below&quot;</translation>
    </message>
    <message>
        <source>&quot;within&quot; goes with a number that is expected</source>
        <translation>&quot;within&quot; đi cùng một số được mong đợi</translation>
    </message>
    <message>
        <source>&quot;within&quot; is negative</source>
        <translation>&quot;within&quot; là số âm</translation>
    </message>
    <message>
        <source>&quot;within&quot; is %1, and may be at most 5 % of the value or %2</source>
        <translation>&quot;within&quot; là %1, và nhiều nhất có thể là 5 % của giá trị hoặc %2</translation>
    </message>
    <message>
        <source>&quot;expect&quot; is not what this fact can be: a number, a head such as &quot;9.6&quot;, or a text</source>
        <translation>&quot;expect&quot; không phải là thứ mà số liệu này có thể là: một số, một head như &quot;9.6&quot;, hoặc một văn bản</translation>
    </message>
    <message>
        <source>&quot;positions&quot; is to be &quot;all&quot;, &quot;last&quot;, or positions from 0 such as &quot;0,3&quot;</source>
        <translation>&quot;positions&quot; phải là &quot;all&quot;, &quot;last&quot;, hoặc các vị trí từ 0 như &quot;0,3&quot;</translation>
    </message>
    <message>
        <source>a head is to be [layer,head], &quot;layer.head&quot;, or {&quot;fact&quot;: &quot;NAME&quot;}</source>
        <translation>một head phải là [tầng,head], &quot;tầng.head&quot;, hoặc {&quot;fact&quot;: &quot;TÊN&quot;}</translation>
    </message>
    <message>
        <source>heads are to be a list in brackets</source>
        <translation>các head phải là một danh sách trong ngoặc vuông</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>lượt chạy</translation>
    </message>
    <message>
        <source>the prompt is longer than 16 KiB</source>
        <translation>prompt dài hơn 16 KiB</translation>
    </message>
    <message>
        <source>a target or control is no longer than 256 bytes</source>
        <translation>token mục tiêu hoặc đối chứng không dài hơn 256 byte</translation>
    </message>
    <message>
        <source>target and control are the same</source>
        <translation>token mục tiêu và token đối chứng giống nhau</translation>
    </message>
    <message>
        <source>facts</source>
        <translation>số liệu</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>khẳng định</translation>
    </message>
    <message>
        <source>a replacement is to be an intervention such as &quot;zero&quot; or &quot;mean&quot;</source>
        <translation>phép thay phải là một phép can thiệp như &quot;zero&quot; hoặc &quot;mean&quot;</translation>
    </message>
    <message>
        <source>%1 is no panel; there are %2</source>
        <translation>%1 không phải là bảng; có %2</translation>
    </message>
    <message>
        <source>%1 is no map: it is to be such as &quot;probability/target&quot;</source>
        <translation>%1 không phải là bản đồ: nó phải có dạng như &quot;probability/target&quot;</translation>
    </message>
    <message>
        <source>&quot;scale_lock&quot; is not above 0</source>
        <translation>&quot;scale_lock&quot; không lớn hơn 0</translation>
    </message>
    <message>
        <source>&quot;until&quot; is to be conditions in braces</source>
        <translation>&quot;until&quot; phải là các điều kiện trong ngoặc nhọn</translation>
    </message>
    <message>
        <source>%1 is no condition</source>
        <translation>%1 không phải là điều kiện</translation>
    </message>
    <message>
        <source>&quot;type&quot; is missing: %1</source>
        <translation>thiếu &quot;type&quot;: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has two to %2 names</source>
        <translation>&quot;%1&quot; có từ hai đến %2 tên</translation>
    </message>
    <message>
        <source>%1 is no name of an option, or is there twice</source>
        <translation>%1 không phải tên của một lựa chọn, hoặc có mặt hai lần</translation>
    </message>
    <message>
        <source>&quot;least&quot; is not below &quot;most&quot;</source>
        <translation>&quot;least&quot; không nhỏ hơn &quot;most&quot;</translation>
    </message>
    <message>
        <source>&quot;step&quot; is not above 0</source>
        <translation>&quot;step&quot; không lớn hơn 0</translation>
    </message>
    <message>
        <source>&quot;within&quot; is negative, or so wide that no answer is wrong</source>
        <translation>&quot;within&quot; là số âm, hoặc rộng đến mức không câu trả lời nào sai</translation>
    </message>
    <message>
        <source>%1 is no option</source>
        <translation>%1 không phải là lựa chọn</translation>
    </message>
    <message>
        <source>several options are right, but &quot;several&quot; is not true</source>
        <translation>có nhiều lựa chọn đúng, nhưng &quot;several&quot; không phải true</translation>
    </message>
    <message>
        <source>%1 is no kind of step; there are %2</source>
        <translation>%1 không phải loại bước; có %2</translation>
    </message>
    <message>
        <source>%1 cannot be marked; there are %2</source>
        <translation>không đánh dấu được %1; có %2</translation>
    </message>
    <message>
        <source>%1 cannot be covered; there are %2</source>
        <translation>không che được %1; có %2</translation>
    </message>
    <message>
        <source>&quot;until&quot; goes with the kind do</source>
        <translation>&quot;until&quot; đi cùng loại do</translation>
    </message>
    <message>
        <source>&quot;gate&quot; needs an &quot;ask&quot;</source>
        <translation>&quot;gate&quot; cần một &quot;ask&quot;</translation>
    </message>
    <message>
        <source>two &quot;runs&quot; are compared</source>
        <translation>hai &quot;runs&quot; được so sánh</translation>
    </message>
    <message>
        <source>&quot;then&quot; leads back to %1: one could not come to the end</source>
        <translation>&quot;then&quot; dẫn ngược về %1: không thể đi đến cuối</translation>
    </message>
    <message>
        <source>a lesson has 1 to %1 steps, not %2</source>
        <translation>một bài học có từ 1 đến %1 bước, không phải %2</translation>
    </message>
    <message>
        <source>two steps have this id</source>
        <translation>hai bước có id này</translation>
    </message>
    <message>
        <source>&quot;then&quot; leads to %1, which is no step</source>
        <translation>&quot;then&quot; dẫn đến %1, vốn không phải là một bước</translation>
    </message>
    <message>
        <source>every step is optional: there is no first one</source>
        <translation>mọi bước đều tùy chọn: không có bước đầu tiên</translation>
    </message>
    <message>
        <source>no way leads to this step</source>
        <translation>không có đường nào dẫn đến bước này</translation>
    </message>
    <message>
        <source>it is to begin with &quot;# &quot; and the lesson&apos;s title</source>
        <translation>nó phải bắt đầu bằng &quot;# &quot; và tiêu đề của bài học</translation>
    </message>
    <message>
        <source>the lesson has no title: a line &quot;# TITLE&quot;</source>
        <translation>bài học không có tiêu đề: một dòng &quot;# TIÊU ĐỀ&quot;</translation>
    </message>
    <message>
        <source>there is no fact %1</source>
        <translation>không có số liệu %1</translation>
    </message>
    <message>
        <source>a title has no facts</source>
        <translation>tiêu đề không có số liệu</translation>
    </message>
    <message>
        <source>it has two titles</source>
        <translation>nó có hai tiêu đề</translation>
    </message>
    <message>
        <source>the heading %1 is of no step</source>
        <translation>tiêu đề %1 không thuộc bước nào</translation>
    </message>
    <message>
        <source>it has two headings</source>
        <translation>nó có hai tiêu đề</translation>
    </message>
    <message>
        <source>the option has two texts</source>
        <translation>lựa chọn có hai văn bản</translation>
    </message>
    <message>
        <source>%1 is no part of this step: there are right, wrong, reveal, otherwise, notes, and the step&apos;s hints</source>
        <translation>%1 không phải là phần của bước này: có right, wrong, reveal, otherwise, notes, và các gợi ý của bước</translation>
    </message>
    <message>
        <source>it is there twice</source>
        <translation>nó có mặt hai lần</translation>
    </message>
    <message>
        <source>it has no text: a heading &quot;## %1&quot;</source>
        <translation>nó không có văn bản: một tiêu đề &quot;## %1&quot;</translation>
    </message>
    <message>
        <source>it says nothing</source>
        <translation>nó không nói gì</translation>
    </message>
    <message>
        <source>the hint %1 has no text: a heading &quot;### %2&quot;</source>
        <translation>gợi ý %1 không có văn bản: một tiêu đề &quot;### %2&quot;</translation>
    </message>
    <message>
        <source>the option has no text: a line &quot;- %1: TEXT&quot;</source>
        <translation>lựa chọn không có văn bản: một dòng &quot;- %1: VĂN BẢN&quot;</translation>
    </message>
    <message>
        <source>the question gives its answer away: {%1}</source>
        <translation>câu hỏi để lộ câu trả lời: {%1}</translation>
    </message>
    <message>
        <source>the text is longer than 256 KiB</source>
        <translation>văn bản dài hơn 256 KiB</translation>
    </message>
    <message>
        <source>the text is not valid UTF-8</source>
        <translation>văn bản không phải UTF-8 hợp lệ</translation>
    </message>
    <message>
        <source>the text has control characters</source>
        <translation>văn bản có ký tự điều khiển</translation>
    </message>
    <message>
        <source>it is there in one of %1 and %2 alone</source>
        <translation>nó chỉ có mặt ở một trong hai %1 và %2</translation>
    </message>
    <message>
        <source>it has not the same facts as in %1</source>
        <translation>nó không có cùng các số liệu như trong %1</translation>
    </message>
    <message>
        <source>&quot;program&quot; is to be a version such as &quot;0.2&quot;</source>
        <translation>&quot;program&quot; phải là một phiên bản như &quot;0.2&quot;</translation>
    </message>
    <message>
        <source>%1 in &quot;made_for&quot; is no SHA-256: 64 hex digits</source>
        <translation>%1 trong &quot;made_for&quot; không phải SHA-256: 64 chữ số hex</translation>
    </message>
    <message>
        <source>other models are refused, but &quot;made_for&quot; names none</source>
        <translation>các mô hình khác bị từ chối, nhưng &quot;made_for&quot; không nêu mô hình nào</translation>
    </message>
    <message>
        <source>a lesson has 1 to %1 languages</source>
        <translation>một bài học có từ 1 đến %1 ngôn ngữ</translation>
    </message>
    <message>
        <source>%1 is no language such as &quot;en&quot;</source>
        <translation>%1 không phải là ngôn ngữ như &quot;en&quot;</translation>
    </message>
    <message>
        <source>the text is missing: %1.md</source>
        <translation>thiếu văn bản: %1.md</translation>
    </message>
    <message>
        <source>the language %1 is there twice</source>
        <translation>ngôn ngữ %1 có mặt hai lần</translation>
    </message>
    <message>
        <source>&quot;languages&quot; does not name it</source>
        <translation>&quot;languages&quot; không nêu nó</translation>
    </message>
    <message>
        <source>there are %1 pictures, and %2 are the most</source>
        <translation>có %1 ảnh, và nhiều nhất là %2</translation>
    </message>
    <message>
        <source>%1 in &quot;after&quot; is no id of a lesson</source>
        <translation>%1 trong &quot;after&quot; không phải id của một bài học</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>một số</translation>
    </message>
    <message>
        <source>a head</source>
        <translation>một head</translation>
    </message>
    <message>
        <source>a token or text</source>
        <translation>một token hoặc văn bản</translation>
    </message>
    <message>
        <source>there is no claim %1</source>
        <translation>không có khẳng định %1</translation>
    </message>
    <message>
        <source>the fact %1 is %2, and %3 is needed here</source>
        <translation>số liệu %1 là %2, và ở đây cần %3</translation>
    </message>
    <message>
        <source>it is %1, and %2 is expected</source>
        <translation>nó là %1, và %2 được mong đợi</translation>
    </message>
    <message>
        <source>it does not hold</source>
        <translation>nó không đúng</translation>
    </message>
    <message>
        <source>no answer is right: what is right is not among those that can be given</source>
        <translation>không câu trả lời nào đúng: điều đúng không nằm trong những gì trả lời được</translation>
    </message>
    <message>
        <source>this engine has no plain forward pass to be checked by</source>
        <translation>bộ tính này không có lượt truyền thẳng đơn giản để được kiểm tra</translation>
    </message>
    <message>
        <source>Open a model with it that does.</source>
        <translation>Mở mô hình bằng bộ tính có nó.</translation>
    </message>
    <message>
        <source>this engine computes on the CPU only</source>
        <translation>bộ tính này chỉ tính trên CPU</translation>
    </message>
    <message>
        <source>Leave the device out.</source>
        <translation>Bỏ thiết bị.</translation>
    </message>
    <message>
        <source>this engine does not compute %1</source>
        <translation>bộ tính này không tính %1</translation>
    </message>
    <message>
        <source>Open a model with one that does.</source>
        <translation>Mở mô hình bằng bộ tính làm được việc đó.</translation>
    </message>
    <message>
        <source>what each part adds to the logits</source>
        <translation>phần mà mỗi thành phần cộng vào logit</translation>
    </message>
    <message>
        <source>how alike the tokens&apos; vectors are</source>
        <translation>mức giống nhau của vectơ các token</translation>
    </message>
    <message>
        <source>pairs of heads</source>
        <translation>các cặp head</translation>
    </message>
    <message>
        <source>patches of layers</source>
        <translation>phép vá các tầng</translation>
    </message>
    <message>
        <source>means over reference prompts</source>
        <translation>trung bình trên các prompt tham chiếu</translation>
    </message>
    <message>
        <source>this libtorch was built without CUDA, so only the CPU computes</source>
        <translation>libtorch này được dựng không có CUDA, nên chỉ CPU tính</translation>
    </message>
    <message>
        <source>Build Headscope with an upstream libtorch for CUDA (CONTRIBUTING.md says how), and install NVIDIA&apos;s driver.</source>
        <translation>Dựng Headscope với libtorch gốc cho CUDA (CONTRIBUTING.md cho biết cách làm), và cài trình điều khiển của NVIDIA.</translation>
    </message>
    <message>
        <source>libtorch finds no CUDA device</source>
        <translation>libtorch không tìm thấy thiết bị CUDA nào</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s driver for the card, and see that nvidia-smi lists it.</source>
        <translation>Cài trình điều khiển NVIDIA cho card, và xem nvidia-smi có liệt kê nó không.</translation>
    </message>
    <message>
        <source>there is no device %1</source>
        <translation>không có thiết bị %1</translation>
    </message>
    <message>
        <source>Use one from cuda:0 to cuda:%1.</source>
        <translation>Dùng một thiết bị từ cuda:0 đến cuda:%1.</translation>
    </message>
    <message>
        <source>the part of the program that computes cannot be loaded: %1</source>
        <translation>không nạp được phần tính toán của chương trình: %1</translation>
    </message>
    <message>
        <source>Install Headscope again, all of it from one package.</source>
        <translation>Cài lại Headscope, toàn bộ từ một gói.</translation>
    </message>
    <message>
        <source>%1 is something else</source>
        <translation>%1 là thứ khác</translation>
    </message>
    <message>
        <source>%1 is of version %2, and the program of %3</source>
        <translation>%1 thuộc phiên bản %2, còn chương trình thuộc phiên bản %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a device</source>
        <translation>&quot;%1&quot; không phải là thiết bị</translation>
    </message>
    <message>
        <source>Use cpu, cuda or cuda:1.</source>
        <translation>Dùng cpu, cuda hoặc cuda:1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an amount of memory: %2</source>
        <translation>&quot;%1&quot; không phải là lượng bộ nhớ: %2</translation>
    </message>
    <message>
        <source>Write a number and M or G, such as 512M or 2G.</source>
        <translation>Viết một số và M hoặc G, chẳng hạn 512M hoặc 2G.</translation>
    </message>
    <message>
        <source>it does not begin with a number</source>
        <translation>nó không bắt đầu bằng một số</translation>
    </message>
    <message>
        <source>the unit is missing</source>
        <translation>thiếu đơn vị</translation>
    </message>
    <message>
        <source>the unit is not K, M, G or T</source>
        <translation>đơn vị không phải K, M, G hoặc T</translation>
    </message>
    <message>
        <source>the least is 16M</source>
        <translation>ít nhất là 16M</translation>
    </message>
    <message>
        <source>the most is 1024T</source>
        <translation>nhiều nhất là 1024T</translation>
    </message>
    <message>
        <source>there is no /proc on this system, and libtorch cannot compute without it</source>
        <translation>hệ thống này không có /proc, và libtorch không tính được nếu thiếu nó</translation>
    </message>
    <message>
        <source>Mount it: mount -t proc proc /proc</source>
        <translation>Gắn nó: mount -t proc proc /proc</translation>
    </message>
    <message>
        <source>It needs &quot;schema&quot;: &quot;headscope.sets/1&quot; and a list &quot;sets&quot;, each with a name and its heads as [layer,head].</source>
        <translation>Nó cần &quot;schema&quot;: &quot;headscope.sets/1&quot; và một danh sách &quot;sets&quot;, mỗi tập có tên và các head dạng [layer,head].</translation>
    </message>
    <message>
        <source>%1 is of another schema</source>
        <translation>%1 theo schema khác</translation>
    </message>
    <message>
        <source>%1: &quot;sets&quot; is no list</source>
        <translation>%1: &quot;sets&quot; không phải danh sách</translation>
    </message>
    <message>
        <source>%1 does not hold sets of heads</source>
        <translation>%1 không chứa các tập head</translation>
    </message>
    <message>
        <source>a head is not written as [layer,head]</source>
        <translation>một head không được viết dạng [layer,head]</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Tệp bị hỏng.</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>một số quá lớn</translation>
    </message>
    <message>
        <source>a number is not an integer, or too large</source>
        <translation>một số không phải số nguyên, hoặc quá lớn</translation>
    </message>
    <message>
        <source>the positions &quot;%1&quot; cannot be read</source>
        <translation>không đọc được các vị trí &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Positions are all, last, or numbers such as 0,3.</source>
        <translation>Vị trí là all, last, hoặc các số như 0,3.</translation>
    </message>
    <message>
        <source>a token&apos;s bytes are not those of its text</source>
        <translation>các byte của một token không phải của văn bản của nó</translation>
    </message>
    <message>
        <source>a set of tokens is empty or not in order</source>
        <translation>một tập token trống hoặc không theo thứ tự</translation>
    </message>
    <message>
        <source>a map given a set has no set</source>
        <translation>một bản đồ có điều kiện theo tập lại không có tập</translation>
    </message>
    <message>
        <source>head_mean does not have the model&apos;s layers and heads</source>
        <translation>head_mean không có các tầng và head của mô hình</translation>
    </message>
    <message>
        <source>the model&apos;s layers or heads are out of range</source>
        <translation>số tầng hoặc head của mô hình nằm ngoài khoảng cho phép</translation>
    </message>
    <message>
        <source>the noise floor is no size</source>
        <translation>mức nhiễu không phải là độ lớn</translation>
    </message>
    <message>
        <source>the positions are outside the prompt or out of order</source>
        <translation>các vị trí nằm ngoài prompt hoặc không theo thứ tự</translation>
    </message>
    <message>
        <source>%1 names a head that the model does not have</source>
        <translation>%1 nêu một head mà mô hình không có</translation>
    </message>
    <message>
        <source>a donor has not as many tokens as the prompt</source>
        <translation>một prompt nguồn không có cùng số token với prompt</translation>
    </message>
    <message>
        <source>a flip</source>
        <translation>một lần đổi top-1</translation>
    </message>
    <message>
        <source>a cell</source>
        <translation>một ô</translation>
    </message>
    <message>
        <source>the cells are not in the order of layers and heads</source>
        <translation>các ô không theo thứ tự tầng và head</translation>
    </message>
    <message>
        <source>the list of top predictions is empty</source>
        <translation>danh sách các dự đoán hàng đầu trống</translation>
    </message>
    <message>
        <source>the schema is not %1</source>
        <translation>schema không phải %1</translation>
    </message>
    <message>
        <source>Open a file that headscope-cli sweep has written.</source>
        <translation>Mở một tệp do headscope-cli sweep ghi.</translation>
    </message>
    <message>
        <source>the sweep</source>
        <translation>lần quét</translation>
    </message>
    <message>
        <source>the sweep cannot be read: %1</source>
        <translation>không đọc được lần quét: %1</translation>
    </message>
    <message>
        <source>a map needs an intervention</source>
        <translation>một bản đồ cần một phép can thiệp</translation>
    </message>
    <message>
        <source>Name one, such as zero.</source>
        <translation>Nêu một phép, chẳng hạn zero.</translation>
    </message>
    <message>
        <source>the run has no results for %1</source>
        <translation>lượt chạy không có kết quả cho %1</translation>
    </message>
    <message>
        <source>It has %1; run it with --replace %2 too.</source>
        <translation>Nó có %1; chạy nó thêm với --replace %2.</translation>
    </message>
    <message>
        <source>only a patch recovers something of its donor</source>
        <translation>chỉ phép vá mới khôi phục được phần nào của prompt nguồn</translation>
    </message>
    <message>
        <source>Name patch as the intervention, or take another metric.</source>
        <translation>Nêu patch làm phép can thiệp, hoặc chọn chỉ số khác.</translation>
    </message>
    <message>
        <source>It needs &quot;schema&quot;: &quot;headscope.prompts/1&quot; and a list &quot;prompts&quot; with text, target, control and shows, and perhaps donor, all texts.</source>
        <translation>Nó cần &quot;schema&quot;: &quot;headscope.prompts/1&quot; và một danh sách &quot;prompts&quot; với text, target, control và shows, và có thể cả donor, tất cả là văn bản.</translation>
    </message>
    <message>
        <source>%1: &quot;prompts&quot; is no list</source>
        <translation>%1: &quot;prompts&quot; không phải danh sách</translation>
    </message>
    <message>
        <source>%1 does not hold prompts</source>
        <translation>%1 không chứa các prompt</translation>
    </message>
    <message>
        <source>a list of token ids is too short or has a negative one</source>
        <translation>một danh sách id token quá ngắn hoặc có id âm</translation>
    </message>
    <message>
        <source>a number is not finite</source>
        <translation>một số không hữu hạn</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list</source>
        <translation>&quot;%1&quot; không phải danh sách</translation>
    </message>
    <message>
        <source>a donor has not as many tokens as its prompt</source>
        <translation>một prompt nguồn không có cùng số token với prompt của nó</translation>
    </message>
    <message>
        <source>a patch has no pair of prompts</source>
        <translation>một phép vá không có cặp prompt nào</translation>
    </message>
    <message>
        <source>it is of another schema</source>
        <translation>nó theo schema khác</translation>
    </message>
    <message>
        <source>&quot;sha256&quot; names no hash</source>
        <translation>&quot;sha256&quot; không nêu mã băm nào</translation>
    </message>
    <message>
        <source>%1 does not hold published figures</source>
        <translation>%1 không chứa các số liệu đã công bố</translation>
    </message>
    <message>
        <source>%1 takes means over reference prompts, which a run does not hold</source>
        <translation>%1 lấy trung bình trên các prompt tham chiếu, thứ mà một lượt chạy không giữ</translation>
    </message>
    <message>
        <source>Export a run with other interventions.</source>
        <translation>Xuất một lượt chạy với các phép can thiệp khác.</translation>
    </message>
    <message>
        <source>Open a file that Headscope has saved.</source>
        <translation>Mở một tệp do Headscope lưu.</translation>
    </message>
    <message>
        <source>the view</source>
        <translation>phần hiển thị</translation>
    </message>
    <message>
        <source>It is a JSON object.</source>
        <translation>Nó là một đối tượng JSON.</translation>
    </message>
    <message>
        <source>the unknown fields</source>
        <translation>các trường không biết</translation>
    </message>
    <message>
        <source>the session was written by a newer version of Headscope (%1)</source>
        <translation>phiên được ghi bởi phiên bản Headscope mới hơn (%1)</translation>
    </message>
    <message>
        <source>there are too many sets</source>
        <translation>có quá nhiều tập</translation>
    </message>
    <message>
        <source>it is not a Headscope session</source>
        <translation>đó không phải phiên của Headscope</translation>
    </message>
    <message>
        <source>the list of runs is damaged</source>
        <translation>danh sách các lượt chạy bị hỏng</translation>
    </message>
    <message>
        <source>the view is not an object</source>
        <translation>phần hiển thị không phải là một đối tượng</translation>
    </message>
    <message>
        <source>there are too many runs</source>
        <translation>có quá nhiều lượt chạy</translation>
    </message>
    <message>
        <source>two runs have the same number</source>
        <translation>hai lượt chạy có cùng số</translation>
    </message>
    <message>
        <source>the session</source>
        <translation>phiên</translation>
    </message>
    <message>
        <source>the session cannot be read: %1</source>
        <translation>không đọc được phiên: %1</translation>
    </message>
    <message>
        <source>an attention pattern does not fit its prompt</source>
        <translation>một mẫu chú ý không khớp với prompt của nó</translation>
    </message>
    <message>
        <source>it names a head that the model does not have</source>
        <translation>nó nêu một head mà mô hình không có</translation>
    </message>
    <message>
        <source>its number is out of range</source>
        <translation>số của nó nằm ngoài khoảng cho phép</translation>
    </message>
    <message>
        <source>its prompt is empty</source>
        <translation>prompt của nó trống</translation>
    </message>
    <message>
        <source>it has no results</source>
        <translation>nó không có kết quả</translation>
    </message>
    <message>
        <source>its positions are outside the prompt</source>
        <translation>các vị trí của nó nằm ngoài prompt</translation>
    </message>
    <message>
        <source>a run cannot be read: %1</source>
        <translation>không đọc được một lượt chạy: %1</translation>
    </message>
    <message>
        <source>the study is of the weights %1, and those of %2 are %3</source>
        <translation>khảo sát dành cho các trọng số %1, còn trọng số của %2 là %3</translation>
    </message>
    <message>
        <source>the model has no &lt;|endoftext|&gt; to begin with</source>
        <translation>mô hình không có &lt;|endoftext|&gt; để bắt đầu</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Bỏ nó.</translation>
    </message>
    <message>
        <source>its interventions take from reference prompts: give a &quot;reference&quot; with &quot;prompts&quot;</source>
        <translation>các phép can thiệp của nó lấy từ các prompt tham chiếu: cho một &quot;reference&quot; có &quot;prompts&quot;</translation>
    </message>
    <message>
        <source>target and control share the token &quot;%1&quot;</source>
        <translation>token mục tiêu và đối chứng có chung token &quot;%1&quot;</translation>
    </message>
    <message>
        <source>there is no donor, and a patch needs one</source>
        <translation>không có prompt nguồn, mà phép vá thì cần</translation>
    </message>
    <message>
        <source>no reference prompt has %1 tokens, as this prompt has: positions would not line up</source>
        <translation>không prompt tham chiếu nào có %1 token như prompt này: các vị trí sẽ không khớp nhau</translation>
    </message>
    <message>
        <source>no reference prompt of the group %1 has %2 tokens, as this prompt has: positions would not line up</source>
        <translation>không prompt tham chiếu nào của nhóm %1 có %2 token như prompt này: các vị trí sẽ không khớp nhau</translation>
    </message>
    <message>
        <source>the id &quot;%1&quot; is that of line %2, too: give each its own</source>
        <translation>id &quot;%1&quot; cũng là của dòng %2: cho mỗi prompt một id riêng</translation>
    </message>
    <message>
        <source>it is the same prompt as that of line %1, with the same tokens: it would count twice</source>
        <translation>nó là cùng một prompt với dòng %1, với cùng các token: nó sẽ được tính hai lần</translation>
    </message>
    <message>
        <source>&quot;cluster&quot;: no prompt has a column &quot;%1&quot;</source>
        <translation>&quot;cluster&quot;: không prompt nào có cột &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;compare&quot;: no prompt has the value &quot;%1&quot; in the column &quot;%2&quot;</source>
        <translation>&quot;compare&quot;: không prompt nào có giá trị &quot;%1&quot; trong cột &quot;%2&quot;</translation>
    </message>
    <message>
        <source>a quote that opens a field is not closed: end the field with &quot;, and write a quote within it twice</source>
        <translation>dấu nháy mở một trường chưa được đóng: kết thúc trường bằng &quot;, và viết dấu nháy bên trong hai lần</translation>
    </message>
    <message>
        <source>text follows the quote that ends a field: write a quote within a field twice</source>
        <translation>có văn bản sau dấu nháy kết thúc một trường: viết dấu nháy bên trong một trường hai lần</translation>
    </message>
    <message>
        <source>%1:%2: %3</source>
        <translation>%1:%2: %3</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Cài lại chương trình.</translation>
    </message>
    <message>
        <source>there are no words for &quot;%1&quot;</source>
        <translation>không có từ nào cho &quot;%1&quot;</translation>
    </message>
    <message>
        <source>there are no prompts &quot;%1&quot; for %2</source>
        <translation>không có prompt &quot;%1&quot; cho %2</translation>
    </message>
    <message>
        <source>Kinds: %1. The bundled model knows no years.</source>
        <translation>Các loại: %1. Mô hình đi kèm không biết các năm.</translation>
    </message>
    <message>
        <source>the templates give hardly more than %1 different prompts, and %2 are asked for</source>
        <translation>các mẫu câu cho hầu như không quá %1 prompt khác nhau, còn yêu cầu là %2</translation>
    </message>
    <message>
        <source>Ask for fewer.</source>
        <translation>Yêu cầu ít hơn.</translation>
    </message>
    <message>
        <source>there are no prompts &quot;%1&quot;</source>
        <translation>không có prompt &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Kinds: %1.</source>
        <translation>Các loại: %1.</translation>
    </message>
    <message>
        <source>%1 does not hold templates</source>
        <translation>%1 không chứa các mẫu câu</translation>
    </message>
    <message>
        <source>%1 ends with a row that was not written to its end.</source>
        <translation>%1 kết thúc bằng một hàng chưa được ghi đến hết.</translation>
    </message>
    <message>
        <source>no prompt of the study was computed yet</source>
        <translation>chưa prompt nào của khảo sát được tính</translation>
    </message>
    <message>
        <source>Run headscope-cli study run with this folder as --out.</source>
        <translation>Chạy headscope-cli study run với thư mục này làm --out.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are there more than once, with other last digits: computed on other processors or with other libraries.</source>
        <translation>
            <numerusform>%n hàng có mặt hơn một lần, với các chữ số cuối khác nhau: được tính trên bộ xử lý khác hoặc với thư viện khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows were computed by version %1, and this is %2.</source>
        <translation>Các hàng được tính bởi phiên bản %1, còn đây là %2.</translation>
    </message>
    <message>
        <source>%1 was computed by version %2, and other rows by %3</source>
        <translation>%1 được tính bởi phiên bản %2, còn các hàng khác bởi %3</translation>
    </message>
    <message>
        <source>Run the study with one version, into a folder of its own.</source>
        <translation>Chạy khảo sát với một phiên bản, vào một thư mục riêng.</translation>
    </message>
    <message>
        <source>%1: the prompt &quot;%2&quot; has other results than in another file of the folder</source>
        <translation>%1: prompt &quot;%2&quot; có kết quả khác so với trong một tệp khác của thư mục</translation>
    </message>
    <message>
        <source>One of the machines computes wrongly, or with a broken library: find it, move its files away, and run these shards again.</source>
        <translation>Một trong các máy tính sai, hoặc với thư viện hỏng: tìm ra nó, chuyển các tệp của nó đi, rồi chạy lại các phần đó.</translation>
    </message>
    <message>
        <source>%1 of %2 prompts are missing: %3</source>
        <translation>thiếu %1 trong %2 prompt: %3</translation>
    </message>
    <message>
        <source>Run the shards that did not end again: they go on where they were. --partial takes what is there.</source>
        <translation>Chạy lại các phần chưa kết thúc: chúng tiếp tục từ chỗ đã dừng. --partial lấy những gì đã có.</translation>
    </message>
    <message>
        <source>Each prompt is an object with prompt, target and control.</source>
        <translation>Mỗi prompt là một đối tượng có prompt, target và control.</translation>
    </message>
    <message>
        <source>the line</source>
        <translation>dòng</translation>
    </message>
    <message>
        <source>two columns have the same name: give each its own</source>
        <translation>hai cột có cùng tên: cho mỗi cột một tên riêng</translation>
    </message>
    <message>
        <source>the row has %1 fields, and the first row names %2: put quotes around a field with a comma in it</source>
        <translation>hàng có %1 trường, còn hàng đầu nêu %2: đặt trường có dấu phẩy trong dấu nháy</translation>
    </message>
    <message>
        <source>there is no list &quot;prompts&quot; in it</source>
        <translation>trong đó không có danh sách &quot;prompts&quot;</translation>
    </message>
    <message>
        <source>%1: %2 beside &quot;prompts&quot; is not used.</source>
        <translation>%1: %2 bên cạnh &quot;prompts&quot; không được dùng.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no text</source>
        <translation>&quot;%1&quot; không phải văn bản</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not valid UTF-8 at its byte %2</source>
        <translation>&quot;%1&quot; không phải UTF-8 hợp lệ tại byte %2 của nó</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a text nor a list of texts</source>
        <translation>&quot;%1&quot; không phải văn bản cũng không phải danh sách văn bản</translation>
    </message>
    <message>
        <source>there is no prompt in it</source>
        <translation>trong đó không có prompt nào</translation>
    </message>
    <message>
        <source>prompt %1 is no object. %2</source>
        <translation>prompt %1 không phải là một đối tượng. %2</translation>
    </message>
    <message>
        <source>its list of prompts is empty</source>
        <translation>danh sách prompt của nó trống</translation>
    </message>
    <message>
        <source>The folder is damaged: run the study into another one.</source>
        <translation>Thư mục bị hỏng: chạy khảo sát vào thư mục khác.</translation>
    </message>
    <message>
        <source>its layers or heads are out of range</source>
        <translation>số tầng hoặc head của nó nằm ngoài khoảng cho phép</translation>
    </message>
    <message>
        <source>it draws nothing</source>
        <translation>nó không rút lần nào</translation>
    </message>
    <message>
        <source>it names a reference prompt that it does not have</source>
        <translation>nó nêu một prompt tham chiếu mà nó không có</translation>
    </message>
    <message>
        <source>its content is not what its key says</source>
        <translation>nội dung của nó không như khóa của nó nói</translation>
    </message>
    <message>
        <source>%1 does not hold a study</source>
        <translation>%1 không chứa một khảo sát</translation>
    </message>
    <message>
        <source>cannot read the folder %1: %2</source>
        <translation>không đọc được thư mục %1: %2</translation>
    </message>
    <message>
        <source>Name the folder that study run --out named.</source>
        <translation>Nêu thư mục mà study run --out đã nêu.</translation>
    </message>
    <message>
        <source>%1 holds rows of another study</source>
        <translation>%1 chứa các hàng của khảo sát khác</translation>
    </message>
    <message>
        <source>Move the file away, or run the study into a folder of its own.</source>
        <translation>Chuyển tệp đi, hoặc chạy khảo sát vào một thư mục riêng.</translation>
    </message>
    <message>
        <source>Move the file away, and run the study again.</source>
        <translation>Chuyển tệp đi, rồi chạy lại khảo sát.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has not a number a head</source>
        <translation>&quot;%1&quot; không có một số cho mỗi head</translation>
    </message>
    <message>
        <source>the study has no such prompt</source>
        <translation>khảo sát không có prompt như vậy</translation>
    </message>
    <message>
        <source>it has not the study&apos;s interventions</source>
        <translation>nó không có các phép can thiệp của khảo sát</translation>
    </message>
    <message>
        <source>%1 holds what is no row of a study</source>
        <translation>%1 chứa thứ không phải là một hàng của khảo sát</translation>
    </message>
    <message>
        <source>a row has not the study&apos;s prompts, interventions and heads</source>
        <translation>một hàng không có các prompt, phép can thiệp và head của khảo sát</translation>
    </message>
    <message>
        <source>Run the study into a folder of its own.</source>
        <translation>Chạy khảo sát vào một thư mục riêng.</translation>
    </message>
    <message>
        <source>the study is of another model than the one that is open</source>
        <translation>khảo sát dành cho mô hình khác với mô hình đang mở</translation>
    </message>
    <message>
        <source>Open the model %1.</source>
        <translation>Mở mô hình %1.</translation>
    </message>
    <message>
        <source>the study was stopped</source>
        <translation>khảo sát đã bị dừng</translation>
    </message>
    <message>
        <source>Run it again to go on.</source>
        <translation>Chạy lại để tiếp tục.</translation>
    </message>
    <message>
        <source>cannot make the folder %1: %2</source>
        <translation>không tạo được thư mục %1: %2</translation>
    </message>
    <message>
        <source>%1 holds another study: other prompts, interventions or another model</source>
        <translation>%1 chứa khảo sát khác: các prompt, phép can thiệp khác hoặc mô hình khác</translation>
    </message>
    <message>
        <source>Run this one into a folder of its own.</source>
        <translation>Chạy khảo sát này vào một thư mục riêng.</translation>
    </message>
    <message>
        <source>%1 ends with a row that was not written to its end: it is cut off and computed again.</source>
        <translation>%1 kết thúc bằng một hàng chưa được ghi đến hết: hàng đó được cắt bỏ và tính lại.</translation>
    </message>
    <message>
        <source>%1 was written by version %2, and this is %3</source>
        <translation>%1 được ghi bởi phiên bản %2, còn đây là %3</translation>
    </message>
    <message>
        <source>Go on with the version that began, or run the study into a new folder.</source>
        <translation>Tiếp tục với phiên bản đã bắt đầu, hoặc chạy khảo sát vào một thư mục mới.</translation>
    </message>
    <message>
        <source>%1 holds no study</source>
        <translation>%1 không chứa khảo sát nào</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no shard</source>
        <translation>&quot;%1&quot; không phải là một phần</translation>
    </message>
    <message>
        <source>Give its number and how many there are, such as 3/32, from 1/32 to 32/32.</source>
        <translation>Cho số thứ tự và tổng số phần, chẳng hạn 3/32, từ 1/32 đến 32/32.</translation>
    </message>
    <message>
        <source>It needs &quot;schema&quot;: &quot;headscope.study/1&quot; and &quot;prompts&quot;: a file&apos;s name, or a list.</source>
        <translation>Nó cần &quot;schema&quot;: &quot;headscope.study/1&quot; và &quot;prompts&quot;: tên một tệp, hoặc một danh sách.</translation>
    </message>
    <message>
        <source>the study</source>
        <translation>khảo sát</translation>
    </message>
    <message>
        <source>it is of another schema. %1</source>
        <translation>nó theo schema khác. %1</translation>
    </message>
    <message>
        <source>%1 has no field %2. There are: %3</source>
        <translation>%1 không có trường %2. Hiện có: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no object</source>
        <translation>&quot;%1&quot; không phải là một đối tượng</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no whole number from %2 to %3</source>
        <translation>&quot;%1&quot; không phải số nguyên từ %2 đến %3</translation>
    </message>
    <message>
        <source>&quot;interventions&quot; is no list of names, such as [&quot;zero&quot;, &quot;mean&quot;]</source>
        <translation>&quot;interventions&quot; không phải danh sách tên, chẳng hạn [&quot;zero&quot;, &quot;mean&quot;]</translation>
    </message>
    <message>
        <source>&quot;interventions&quot; holds what is no name</source>
        <translation>&quot;interventions&quot; chứa thứ không phải là tên</translation>
    </message>
    <message>
        <source>%1 names its donor, and each prompt has its own: write %2</source>
        <translation>%1 nêu prompt nguồn của nó, mà mỗi prompt có prompt nguồn riêng: viết %2</translation>
    </message>
    <message>
        <source>%1. There are: %2</source>
        <translation>%1. Hiện có: %2</translation>
    </message>
    <message>
        <source>&quot;compare&quot; needs two different values: &quot;of&quot;: [&quot;ABBA&quot;, &quot;BABA&quot;]</source>
        <translation>&quot;compare&quot; cần hai giá trị khác nhau: &quot;of&quot;: [&quot;ABBA&quot;, &quot;BABA&quot;]</translation>
    </message>
    <message>
        <source>&quot;columns&quot;: the column of %1 is no text</source>
        <translation>&quot;columns&quot;: cột của %1 không phải văn bản</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot;</source>
        <translation>không có &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a file&apos;s name nor a list</source>
        <translation>&quot;%1&quot; không phải tên tệp cũng không phải danh sách</translation>
    </message>
    <message>
        <source>Run it first.</source>
        <translation>Chạy nó trước.</translation>
    </message>
    <message>
        <source>%1 of %2 prompts: the others were not computed yet.</source>
        <translation>%1 trong %2 prompt: các prompt khác chưa được tính.</translation>
    </message>
    <message>
        <source>All prompts are in one cluster, so that nothing can be said of others: no intervals and no tests. &quot;cluster&quot;: &quot;prompt&quot; takes each prompt for itself.</source>
        <translation>Mọi prompt nằm trong một cụm, nên không nói được gì về các prompt khác: không có khoảng tin cậy và không có kiểm định. &quot;cluster&quot;: &quot;prompt&quot; coi mỗi prompt là riêng.</translation>
    </message>
    <message>
        <source>There are only %1 clusters: intervals are Student&apos;s, and not of the bootstrap.</source>
        <translation>Chỉ có %1 cụm: các khoảng là của Student, không phải của bootstrap.</translation>
    </message>
    <message>
        <source>So few clusters allow no p below %1: no head can be significant.</source>
        <translation>Số cụm ít như vậy không cho p nào dưới %1: không head nào có thể có ý nghĩa thống kê.</translation>
    </message>
    <message>
        <source>Holm&apos;s p cannot fall below %1, since p is at least %2: more resamples or clusters are needed for it. The family-wise p is not multiplied by the number of heads.</source>
        <translation>p của Holm không thể dưới %1, vì p ít nhất là %2: cần thêm lần lấy mẫu lại hoặc thêm cụm. p theo họ không được nhân với số head.</translation>
    </message>
    <message>
        <source>The groups that are compared are the clusters themselves: between them each prompt counts for itself.</source>
        <translation>Các nhóm được so sánh chính là các cụm: giữa chúng mỗi prompt được tính riêng.</translation>
    </message>
    <message>
        <source>Merge the study again.</source>
        <translation>Gộp lại khảo sát.</translation>
    </message>
    <message>
        <source>a map has not a row a layer</source>
        <translation>một bản đồ không có một hàng cho mỗi tầng</translation>
    </message>
    <message>
        <source>a map has not a number a head</source>
        <translation>một bản đồ không có một số cho mỗi head</translation>
    </message>
    <message>
        <source>there is no %1 %2</source>
        <translation>không có %1 %2</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>chỉ số</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>đối tượng</translation>
    </message>
    <message>
        <source>the summary is of another schema</source>
        <translation>bản tóm tắt theo schema khác</translation>
    </message>
    <message>
        <source>the flips are not one map an intervention</source>
        <translation>các lần đổi top-1 không có một bản đồ cho mỗi phép can thiệp</translation>
    </message>
    <message>
        <source>the file holds no summary of a study</source>
        <translation>tệp không chứa bản tóm tắt của một khảo sát</translation>
    </message>
    <message>
        <source>The memory of %1 did not suffice even for one ablation: the rest was computed on the CPU.</source>
        <translation>Bộ nhớ của %1 không đủ dù chỉ cho một phép cắt bỏ: phần còn lại được tính trên CPU.</translation>
    </message>
    <message numerus="yes">
        <source>The memory of %1 was short: at most %n ablations ran at once.</source>
        <translation>
            <numerusform>Bộ nhớ của %1 bị thiếu: nhiều nhất %n phép cắt bỏ chạy cùng lúc.</numerusform>
        </translation>
    </message>
    <message>
        <source>there is not enough memory for the streams of both prompts</source>
        <translation>không đủ bộ nhớ cho residual stream của cả hai prompt</translation>
    </message>
    <message>
        <source>Close other programs, or use shorter prompts.</source>
        <translation>Đóng các chương trình khác, hoặc dùng các prompt ngắn hơn.</translation>
    </message>
    <message>
        <source>there is no reference prompt</source>
        <translation>không có prompt tham chiếu nào</translation>
    </message>
    <message>
        <source>Give at least one.</source>
        <translation>Cho ít nhất một.</translation>
    </message>
    <message>
        <source>reference prompts of %1 and of %2 tokens have no mean at each position</source>
        <translation>các prompt tham chiếu %1 và %2 token không có trung bình tại mỗi vị trí</translation>
    </message>
    <message>
        <source>Give prompts of one length.</source>
        <translation>Cho các prompt có cùng độ dài.</translation>
    </message>
    <message>
        <source>the mean over reference prompts was stopped</source>
        <translation>việc tính trung bình trên các prompt tham chiếu đã bị dừng</translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation>Chạy lại lệnh.</translation>
    </message>
    <message>
        <source>the model&apos;s logits are not finite numbers</source>
        <translation>các logit của mô hình không phải số hữu hạn</translation>
    </message>
    <message>
        <source>Its weights hold NaN, infinite or overflowing numbers; use another file.</source>
        <translation>Các trọng số của nó có NaN, vô cực hoặc số tràn; dùng tệp khác.</translation>
    </message>
    <message>
        <source>%1: the added token %2 has the id %3, and in the vocabulary the id %4</source>
        <translation>%1: token thêm vào %2 có id %3, còn trong từ vựng có id %4</translation>
    </message>
    <message>
        <source>%1: the added token %2 has the id %3 of the token %4</source>
        <translation>%1: token thêm vào %2 có id %3 của token %4</translation>
    </message>
    <message>
        <source>%1: an added token has no content</source>
        <translation>%1: một token thêm vào không có nội dung</translation>
    </message>
    <message>
        <source>%1: the added token %2 has more than %3 bytes</source>
        <translation>%1: token thêm vào %2 có hơn %3 byte</translation>
    </message>
    <message>
        <source>%1: there are more than %2 added tokens, or more than %3 bytes of them</source>
        <translation>%1: có hơn %2 token thêm vào, hoặc hơn %3 byte của chúng</translation>
    </message>
    <message>
        <source>The added token %1 has the id %2; Python&apos;s tokenizer may give it the id %3, because it counts on from the number of tokens.</source>
        <translation>Token thêm vào %1 có id %2; tokenizer của Python có thể cho nó id %3, vì nó đếm tiếp từ số token.</translation>
    </message>
    <message>
        <source>%1: %2 is neither true nor false</source>
        <translation>%1: %2 không phải true cũng không phải false</translation>
    </message>
    <message>
        <source>%1: a part of the tokenizer has no type</source>
        <translation>%1: một phần của tokenizer không có type</translation>
    </message>
    <message>
        <source>%1: the id of %2 is not a whole number from 0 to %3</source>
        <translation>%1: id của %2 không phải số nguyên từ 0 đến %3</translation>
    </message>
    <message>
        <source>Use the file that belongs to this model, or download it again.</source>
        <translation>Dùng tệp của chính mô hình này, hoặc tải lại nó.</translation>
    </message>
    <message>
        <source>Use the merges.txt that belongs to this model&apos;s vocab.json.</source>
        <translation>Dùng merges.txt đi cùng vocab.json của mô hình này.</translation>
    </message>
    <message>
        <source>%1: %2 is not in the vocabulary</source>
        <translation>%1: %2 không có trong từ vựng</translation>
    </message>
    <message>
        <source>%1 has no first line &quot;#version&quot;: versions of transformers before 5 leave its first merge out, Headscope does not.</source>
        <translation>%1 không có dòng đầu &quot;#version&quot;: các phiên bản transformers trước 5 bỏ phép ghép đầu tiên, Headscope thì không.</translation>
    </message>
    <message>
        <source>%1 does not end its last line: versions of transformers before 5 leave its last merge out, Headscope does not.</source>
        <translation>%1 không kết thúc dòng cuối: các phiên bản transformers trước 5 bỏ phép ghép cuối, Headscope thì không.</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>%1: not two symbols parted by one space</source>
        <translation>%1: không phải hai ký hiệu cách nhau bằng một dấu cách</translation>
    </message>
    <message>
        <source>%1 %2: the merge of %3 and %4 is there before</source>
        <translation>%1 %2: phép ghép %3 và %4 đã có trước đó</translation>
    </message>
    <message>
        <source>%1, %2, as %3 more are; the later one counts, as in Python.</source>
        <translation>%1, %2, cũng như %3 phép nữa; phép sau được tính, như trong Python.</translation>
    </message>
    <message>
        <source>%1, %2; the later one counts, as in Python.</source>
        <translation>%1, %2; phép sau được tính, như trong Python.</translation>
    </message>
    <message>
        <source>%1 has more than %2 lines</source>
        <translation>%1 có hơn %2 dòng</translation>
    </message>
    <message>
        <source>line</source>
        <translation>dòng</translation>
    </message>
    <message>
        <source>%1: not valid UTF-8 at its byte %2</source>
        <translation>%1: không phải UTF-8 hợp lệ tại byte %2 của nó</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>dòng %1</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>phần cuối của nó</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>phép ghép</translation>
    </message>
    <message>
        <source>the tokenizer&apos;s split pattern does not compile: %1</source>
        <translation>mẫu tách của tokenizer không biên dịch được: %1</translation>
    </message>
    <message>
        <source>Free some memory, or reinstall the PCRE2 library.</source>
        <translation>Giải phóng bộ nhớ, hoặc cài lại thư viện PCRE2.</translation>
    </message>
    <message>
        <source>no memory to split the text</source>
        <translation>không có bộ nhớ để tách văn bản</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Đóng các chương trình khác.</translation>
    </message>
    <message>
        <source>%1: the post_processor is not as the tokenizers library writes it</source>
        <translation>%1: post_processor không như thư viện tokenizers ghi</translation>
    </message>
    <message>
        <source>%1 asks for a post-processing that Headscope does not know (%2): Python&apos;s tokenizer may add tokens to each text.</source>
        <translation>%1 yêu cầu một bước hậu xử lý mà Headscope không biết (%2): tokenizer của Python có thể thêm token vào mỗi văn bản.</translation>
    </message>
    <message>
        <source>%1 To compute with it, type it at the beginning of the prompt.</source>
        <translation>%1 Để tính với nó, gõ nó ở đầu prompt.</translation>
    </message>
    <message>
        <source>%1 To compute with them, type them one after the other at the beginning of the prompt.</source>
        <translation>%1 Để tính với chúng, gõ lần lượt chúng ở đầu prompt.</translation>
    </message>
    <message>
        <source>%1: %2 is not a JSON object</source>
        <translation>%1: %2 không phải là một đối tượng JSON</translation>
    </message>
    <message>
        <source>%1: %2 is not the id of a token</source>
        <translation>%1: %2 không phải id của một token</translation>
    </message>
    <message>
        <source>the text cannot be split at byte %1: %2</source>
        <translation>không tách được văn bản tại byte %1: %2</translation>
    </message>
    <message>
        <source>Use a shorter text.</source>
        <translation>Dùng văn bản ngắn hơn.</translation>
    </message>
    <message>
        <source>The vocabulary has it as token %1, which no text encodes to: give that id.</source>
        <translation>Từ vựng có nó là token %1, mà không văn bản nào mã hóa thành: cho id đó.</translation>
    </message>
    <message>
        <source>A model is asked for one token: give the first, %1.</source>
        <translation>Mô hình được hỏi về một token: cho token đầu tiên, %1.</translation>
    </message>
    <message>
        <source>A character is split here, and no text is a part of one: give the part as --%1-id, or choose another text.</source>
        <translation>Một ký tự bị tách ở đây, và không văn bản nào là một phần của ký tự: cho phần đó bằng --%1-id, hoặc chọn văn bản khác.</translation>
    </message>
    <message>
        <source>Give a text that is one token of this model.</source>
        <translation>Cho một văn bản là một token của mô hình này.</translation>
    </message>
    <message>
        <source>Use one token, for example %1 (with its leading space).</source>
        <translation>Dùng một token, ví dụ %1 (với dấu cách ở đầu).</translation>
    </message>
    <message>
        <source>Use one token, for example %1 (without the leading space).</source>
        <translation>Dùng một token, ví dụ %1 (không có dấu cách ở đầu).</translation>
    </message>
    <message>
        <source>Use one token, for example %1.</source>
        <translation>Dùng một token, ví dụ %1.</translation>
    </message>
    <message>
        <source>the %1 is empty</source>
        <translation>%1 trống</translation>
    </message>
    <message>
        <source>Give the text of one token; most words have a leading space.</source>
        <translation>Cho văn bản của một token; phần lớn các từ có dấu cách ở đầu.</translation>
    </message>
    <message>
        <source>%1 %2 is %3 tokens: %4</source>
        <translation>%1 %2 gồm %3 token: %4</translation>
    </message>
    <message>
        <source>the vocabulary has no token for &quot;%1&quot; at byte %2</source>
        <translation>từ vựng không có token cho &quot;%1&quot; tại byte %2</translation>
    </message>
    <message>
        <source>Use only characters that the model&apos;s vocabulary has.</source>
        <translation>Chỉ dùng các ký tự mà từ vựng của mô hình có.</translation>
    </message>
    <message>
        <source>the text has the special token %1 at byte %2, to which the model&apos;s files give no id</source>
        <translation>văn bản có token đặc biệt %1 tại byte %2, mà các tệp của mô hình không cho id</translation>
    </message>
    <message>
        <source>Leave it out: Python&apos;s tokenizer would give it an id that the model may not have.</source>
        <translation>Bỏ nó: tokenizer của Python sẽ cho nó một id mà mô hình có thể không có.</translation>
    </message>
    <message>
        <source>token id %1 is not in the vocabulary</source>
        <translation>id token %1 không có trong từ vựng</translation>
    </message>
    <message>
        <source>Use an id from 0 to %1.</source>
        <translation>Dùng một id từ 0 đến %1.</translation>
    </message>
    <message>
        <source>Use the tokenizer.json that belongs to this model, or its vocab.json and merges.txt alone.</source>
        <translation>Dùng tokenizer.json của chính mô hình này, hoặc chỉ vocab.json và merges.txt của nó.</translation>
    </message>
    <message>
        <source>Headscope encodes as GPT-2 does, with a byte-level BPE; this model was trained on other tokens.</source>
        <translation>Headscope mã hóa như GPT-2, bằng BPE mức byte; mô hình này được huấn luyện trên các token khác.</translation>
    </message>
    <message>
        <source>%1: the %2 is a sequence of nothing</source>
        <translation>%1: %2 là một dãy trống</translation>
    </message>
    <message>
        <source>it changes the text with the normalizer %1</source>
        <translation>nó thay đổi văn bản bằng normalizer %1</translation>
    </message>
    <message>
        <source>it has no pre-tokenizer</source>
        <translation>nó không có pre-tokenizer</translation>
    </message>
    <message>
        <source>the pre_tokenizer has %1 steps, %2 and %3 and more</source>
        <translation>pre_tokenizer có %1 bước, %2 và %3 và thêm nữa</translation>
    </message>
    <message>
        <source>the pre_tokenizer has %1 steps, %2 and %3</source>
        <translation>pre_tokenizer có %1 bước, %2 và %3</translation>
    </message>
    <message>
        <source>its pre-tokenizer is %1, not ByteLevel</source>
        <translation>pre-tokenizer của nó là %1, không phải ByteLevel</translation>
    </message>
    <message>
        <source>it puts a space before every word that has none</source>
        <translation>nó đặt dấu cách trước mỗi từ chưa có</translation>
    </message>
    <message>
        <source>%1 has no model</source>
        <translation>%1 không có model</translation>
    </message>
    <message>
        <source>its model is %1, not BPE</source>
        <translation>model của nó là %1, không phải BPE</translation>
    </message>
    <message>
        <source>%1 is true</source>
        <translation>%1 là true</translation>
    </message>
    <message>
        <source>%1 is not empty</source>
        <translation>%1 không trống</translation>
    </message>
    <message>
        <source>dropout is not 0</source>
        <translation>dropout không phải 0</translation>
    </message>
    <message>
        <source>%1: the added_tokens are not a list</source>
        <translation>%1: added_tokens không phải danh sách</translation>
    </message>
    <message>
        <source>%1: the vocab is not a JSON object of token to id</source>
        <translation>%1: vocab không phải là đối tượng JSON từ token đến id</translation>
    </message>
    <message>
        <source>%1: the merges are not a list</source>
        <translation>%1: merges không phải danh sách</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2 is there twice</source>
        <translation>không dùng được %1: %2 có mặt hai lần</translation>
    </message>
    <message>
        <source>%1: the id of the token %2 is not a whole number from 0 to %3</source>
        <translation>%1: id của token %2 không phải số nguyên từ 0 đến %3</translation>
    </message>
    <message>
        <source>%1 has more than %2 merges</source>
        <translation>%1 có hơn %2 phép ghép</translation>
    </message>
    <message>
        <source>%1, merge %2: not two symbols</source>
        <translation>%1, phép ghép %2: không phải hai ký hiệu</translation>
    </message>
    <message>
        <source>Download the merges again, or use those that belong to this model.</source>
        <translation>Tải lại các phép ghép, hoặc dùng các phép ghép của chính mô hình này.</translation>
    </message>
    <message>
        <source>%1: the tokenizer is a %2</source>
        <translation>%1: tokenizer là một %2</translation>
    </message>
    <message>
        <source>Headscope encodes as GPT-2 does; this model was trained on other tokens.</source>
        <translation>Headscope mã hóa như GPT-2; mô hình này được huấn luyện trên các token khác.</translation>
    </message>
    <message>
        <source>post_processor in %1</source>
        <translation>post_processor trong %1</translation>
    </message>
    <message>
        <source>%1 and %2 differ in add_prefix_space, of which versions of transformers make different things; Headscope puts a space before a text.</source>
        <translation>%1 và %2 khác nhau ở add_prefix_space, điều mà các phiên bản transformers xử lý khác nhau; Headscope đặt dấu cách trước văn bản.</translation>
    </message>
    <message>
        <source>%1 and %2 differ in add_prefix_space, of which versions of transformers make different things; Headscope puts no space before a text.</source>
        <translation>%1 và %2 khác nhau ở add_prefix_space, điều mà các phiên bản transformers xử lý khác nhau; Headscope không đặt dấu cách trước văn bản.</translation>
    </message>
    <message>
        <source>%1 is not as %2 has it (%3): the latter is used, as transformers does.</source>
        <translation>%1 không như trong %2 (%3): tệp sau được dùng, như transformers làm.</translation>
    </message>
    <message>
        <source>tokens are missing</source>
        <translation>thiếu các token</translation>
    </message>
    <message>
        <source>The vocabulary has no token for the id %1.</source>
        <translation>Từ vựng không có token cho id %1.</translation>
    </message>
    <message>
        <source>The vocabulary has no tokens for %1 ids below its largest, %2 for one.</source>
        <translation>Từ vựng không có token cho %1 id dưới id lớn nhất, chẳng hạn %2.</translation>
    </message>
    <message>
        <source>The vocabulary ends at the id %1, the model&apos;s vocab_size is %2: a text with a token beyond it is refused.</source>
        <translation>Từ vựng kết thúc ở id %1, vocab_size của mô hình là %2: văn bản có token vượt quá nó bị từ chối.</translation>
    </message>
    <message>
        <source>The vocabulary ends at the id %1, the model&apos;s vocab_size is %2: the ids between have no token.</source>
        <translation>Từ vựng kết thúc ở id %1, vocab_size của mô hình là %2: các id ở giữa không có token.</translation>
    </message>
    <message>
        <source>%1 names the tokenizer %2, which Headscope does not know: what it does beyond tokenizer.json is not done.</source>
        <translation>%1 nêu tokenizer %2, mà Headscope không biết: những gì nó làm ngoài tokenizer.json không được thực hiện.</translation>
    </message>
    <message>
        <source>%1 names the tokenizer %2, which in Python needs a tokenizer.json: vocab.json and merges.txt are read as GPT-2&apos;s.</source>
        <translation>%1 nêu tokenizer %2, mà trong Python cần tokenizer.json: vocab.json và merges.txt được đọc như của GPT-2.</translation>
    </message>
    <message>
        <source>%1 has %2, which is not followed: Python may take another tokenizer.</source>
        <translation>%1 có %2, điều không được theo: Python có thể dùng tokenizer khác.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 trong %2</translation>
    </message>
    <message>
        <source>tokenizer_class in %1</source>
        <translation>tokenizer_class trong %1</translation>
    </message>
    <message>
        <source>Use the vocab.json that belongs to this GPT-2 model.</source>
        <translation>Dùng vocab.json của chính mô hình GPT-2 này.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON at line %2 (byte %3)</source>
        <translation>%1 không phải JSON hợp lệ ở dòng %2 (byte %3)</translation>
    </message>
    <message>
        <source>%1: the token &quot;%2&quot; has the id %3, not a whole number from 0 to %4</source>
        <translation>%1: token &quot;%2&quot; có id %3, không phải số nguyên từ 0 đến %4</translation>
    </message>
    <message>
        <source>%1 is not a JSON object of token to id</source>
        <translation>%1 không phải là đối tượng JSON từ token đến id</translation>
    </message>
    <message>
        <source>%1: the token &quot;%2&quot; has no number as its id</source>
        <translation>%1: token &quot;%2&quot; không có id là số</translation>
    </message>
    <message>
        <source>%1 has more than %2 tokens</source>
        <translation>%1 có hơn %2 token</translation>
    </message>
    <message>
        <source>%1 has no tokens</source>
        <translation>%1 không có token nào</translation>
    </message>
    <message>
        <source>%1: the token &quot;%2&quot; is there twice</source>
        <translation>%1: token &quot;%2&quot; có mặt hai lần</translation>
    </message>
    <message>
        <source>%1: the tokens &quot;%2&quot; and &quot;%3&quot; have the same id %4</source>
        <translation>%1: các token &quot;%2&quot; và &quot;%3&quot; có cùng id %4</translation>
    </message>
    <message>
        <source>the vocabulary has a single token</source>
        <translation>từ vựng chỉ có một token</translation>
    </message>
    <message>
        <source>Use a model with a vocabulary of at least two.</source>
        <translation>Dùng mô hình có từ vựng ít nhất hai token.</translation>
    </message>
    <message>
        <source>the findings need a finished run of zero and the scalar mean at all positions</source>
        <translation>các phát hiện cần một lượt chạy đã hoàn tất của zero và trung bình vô hướng tại mọi vị trí</translation>
    </message>
    <message>
        <source>Run the sweep to its end, with zero and mean.</source>
        <translation>Chạy quét đến hết, với zero và mean.</translation>
    </message>
    <message>
        <source>the folder no longer holds the files that were opened</source>
        <translation>thư mục không còn giữ các tệp đã được mở</translation>
    </message>
    <message>
        <source>the weights are not in a Hugging Face cache, whose file names would tell the hash that the hub states</source>
        <translation>các trọng số không nằm trong cache của Hugging Face, nơi tên tệp cho biết mã băm mà hub nêu</translation>
    </message>
    <message>
        <source>the hash is the one that the hub states</source>
        <translation>mã băm đúng là mã mà hub nêu</translation>
    </message>
    <message>
        <source>the hub states %1; the file was changed or is damaged</source>
        <translation>hub nêu %1; tệp đã bị thay đổi hoặc bị hỏng</translation>
    </message>
    <message>
        <source>the folder is not in a Hugging Face cache</source>
        <translation>thư mục không nằm trong cache của Hugging Face</translation>
    </message>
    <message>
        <source>%1 at commit %2</source>
        <translation>%1 tại commit %2</translation>
    </message>
    <message>
        <source>as they are in the file</source>
        <translation>như trong tệp</translation>
    </message>
    <message>
        <source>every tensor that there is</source>
        <translation>mọi tensor hiện có</translation>
    </message>
    <message>
        <source>not used: %1 and %2 more</source>
        <translation>không dùng: %1 và %2 mục nữa</translation>
    </message>
    <message>
        <source>not used: %1</source>
        <translation>không dùng: %1</translation>
    </message>
    <message>
        <source>%1 but %2 without effect (masks, position ids, copies)</source>
        <translation>%1 trừ %2 không có tác dụng (mặt nạ, id vị trí, bản sao)</translation>
    </message>
    <message numerus="yes">
        <source>%n tensors</source>
        <translation>
            <numerusform>%n tensor</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2 without effect (masks, position ids, copies)</source>
        <translation>%1; %2 không có tác dụng (mặt nạ, id vị trí, bản sao)</translation>
    </message>
    <message>
        <source>the tokens tried stand for no text</source>
        <translation>các token được thử không ứng với văn bản nào</translation>
    </message>
    <message>
        <source>%1 tokens, the first is &quot;%2&quot;</source>
        <translation>%1 token, token đầu là &quot;%2&quot;</translation>
    </message>
    <message>
        <source>the tokens decode to &quot;%1&quot;</source>
        <translation>các token giải mã thành &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 on disk, %2 numbers; computed in float32</source>
        <translation>%1 trên đĩa, %2 số; tính bằng float32</translation>
    </message>
    <message>
        <source>%1 on disk, %2 numbers; widened without loss and computed in float32</source>
        <translation>%1 trên đĩa, %2 số; mở rộng không mất mát và tính bằng float32</translation>
    </message>
    <message>
        <source>Weights as published</source>
        <translation>Trọng số như được công bố</translation>
    </message>
    <message>
        <source>Folded or centred weights, as some tools use them, give other logits and other head outputs for the same model.</source>
        <translation>Trọng số bị gộp hoặc dời về tâm, như một số công cụ dùng, cho logit khác và đầu ra head khác với cùng một mô hình.</translation>
    </message>
    <message>
        <source>no LayerNorm folded in, nothing centred, nothing rescaled</source>
        <translation>không gộp LayerNorm, không dời về tâm, không đổi tỉ lệ</translation>
    </message>
    <message>
        <source>Where a head is replaced</source>
        <translation>Nơi một head bị thay</translation>
    </message>
    <message>
        <source>A hook behind the output projection would not meet one head but a mixture of all.</source>
        <translation>Một hook sau phép chiếu đầu ra sẽ không gặp một head mà gặp hỗn hợp của tất cả.</translation>
    </message>
    <message>
        <source>z of one head, the input of %1, as a forward pre-hook sees it</source>
        <translation>z của một head, đầu vào của %1, như một forward pre-hook thấy</translation>
    </message>
    <message>
        <source>What goes with a head</source>
        <translation>Những gì mất theo một head</translation>
    </message>
    <message>
        <source>Zeroing a head has two meanings: tools that fold the value bias away keep it.</source>
        <translation>Đặt một head bằng 0 có hai nghĩa: các công cụ gộp bias của value thì giữ nó lại.</translation>
    </message>
    <message>
        <source>its value bias goes too; the output projection&apos;s bias stays</source>
        <translation>bias của value mất theo; bias của phép chiếu đầu ra ở lại</translation>
    </message>
    <message>
        <source>No BOS token</source>
        <translation>Không có token BOS</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>A token put before the prompt without notice changes every number.</source>
        <translation>Một token được đặt trước prompt mà không báo làm thay đổi mọi con số.</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>A shifted position embedding changes every number.</source>
        <translation>Position embedding bị lệch làm thay đổi mọi con số.</translation>
    </message>
    <message>
        <source>the first token has position 0; at most %1 tokens</source>
        <translation>token đầu tiên có vị trí 0; nhiều nhất %1 token</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>A GPU and a CPU sum in different orders, and some GPUs have computed wrongly.</source>
        <translation>GPU và CPU cộng theo thứ tự khác nhau, và một số GPU từng tính sai.</translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n lõi</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU, %1; libtorch %2</source>
        <translation>CPU, %1; libtorch %2</translation>
    </message>
    <message>
        <source>sweeps on %1 without TF32; CPU, %2; libtorch %3</source>
        <translation>quét trên %1 không dùng TF32; CPU, %2; libtorch %3</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Phép nhân</translation>
    </message>
    <message>
        <source>The library of matrix products decides the order of sums, and the speed.</source>
        <translation>Thư viện nhân ma trận quyết định thứ tự cộng, và tốc độ.</translation>
    </message>
    <message>
        <source>BLAS of the plain passes</source>
        <translation>BLAS của các lượt truyền đơn giản</translation>
    </message>
    <message>
        <source>What is computed is checked by passes that multiply with another library.</source>
        <translation>Những gì được tính được kiểm tra bằng các lượt truyền nhân bằng thư viện khác.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>More threads cut sums into other parts.</source>
        <translation>Nhiều luồng hơn chia các tổng thành các phần khác.</translation>
    </message>
    <message>
        <source>SHA-256 of the weights</source>
        <translation>SHA-256 của các trọng số</translation>
    </message>
    <message>
        <source>Two people who have the same hash have the same model.</source>
        <translation>Hai người có cùng mã băm thì có cùng mô hình.</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Bản</translation>
    </message>
    <message>
        <source>A model&apos;s name can stand for other weights tomorrow; its commit cannot.</source>
        <translation>Tên một mô hình ngày mai có thể ứng với trọng số khác; commit của nó thì không.</translation>
    </message>
    <message>
        <source>Hash against the hub&apos;s</source>
        <translation>Mã băm so với của hub</translation>
    </message>
    <message>
        <source>hashes</source>
        <translation>mã băm</translation>
    </message>
    <message>
        <source>A damaged or exchanged file gives numbers of another model.</source>
        <translation>Một tệp bị hỏng hoặc bị tráo cho các số của mô hình khác.</translation>
    </message>
    <message>
        <source>Data type</source>
        <translation>Kiểu dữ liệu</translation>
    </message>
    <message>
        <source>Half precision in use would add errors of 1e-3 to logits.</source>
        <translation>Nếu tính bằng độ chính xác một nửa, logit sẽ có thêm sai số 1e-3.</translation>
    </message>
    <message>
        <source>How the weights are read</source>
        <translation>Cách đọc các trọng số</translation>
    </message>
    <message>
        <source>A file that is not as transformers writes it can be read in more than one way.</source>
        <translation>Một tệp không như transformers ghi có thể được đọc theo nhiều cách.</translation>
    </message>
    <message>
        <source>What of the files is used</source>
        <translation>Phần nào của các tệp được dùng</translation>
    </message>
    <message>
        <source>tensors</source>
        <translation>tensor</translation>
    </message>
    <message>
        <source>A head, a bias or an adapter that is left out makes another model&apos;s numbers.</source>
        <translation>Một head, một bias hoặc một adapter bị bỏ sót cho các số của mô hình khác.</translation>
    </message>
    <message>
        <source>the clean prediction, and KL 0</source>
        <translation>dự đoán gốc, và KL bằng 0</translation>
    </message>
    <message>
        <source>%1 logits, the largest of size %2</source>
        <translation>%1 logit, độ lớn lớn nhất là %2</translation>
    </message>
    <message>
        <source>%1 of %2 heads, zero and mean</source>
        <translation>%1 trong %2 head, zero và mean</translation>
    </message>
    <message>
        <source>%1 together: %2</source>
        <translation>%1 cùng nhau: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n heads</source>
        <translation>
            <numerusform>%n head</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, every number</source>
        <translation>%1, mọi con số</translation>
    </message>
    <message numerus="yes">
        <source>%n cells</source>
        <translation>
            <numerusform>%n ô</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n tầng</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the last layer</source>
        <translation>%1 của tầng cuối</translation>
    </message>
    <message>
        <source>%1 together</source>
        <translation>%1 cùng nhau</translation>
    </message>
    <message>
        <source>the model takes one token only</source>
        <translation>mô hình chỉ nhận một token</translation>
    </message>
    <message>
        <source>%1, zero and mean, at the last position</source>
        <translation>%1, zero và mean, tại vị trí cuối</translation>
    </message>
    <message>
        <source>%1, each streamed once and as it ends up</source>
        <translation>%1, mỗi ô được gửi một lần và đúng như kết quả cuối</translation>
    </message>
    <message>
        <source>Zeroing a head is zeroing its rows of the output projection</source>
        <translation>Đặt một head bằng 0 là đặt các hàng của nó trong phép chiếu đầu ra bằng 0</translation>
    </message>
    <message>
        <source>The edit of z and the weights that read it must be of one and the same head.</source>
        <translation>Chỗ sửa z và các trọng số đọc z phải là của cùng một head.</translation>
    </message>
    <message>
        <source>%1, each in a copy of its layer</source>
        <translation>%1, mỗi head trong một bản sao của tầng của nó</translation>
    </message>
    <message>
        <source>%1; zero and mean</source>
        <translation>%1; zero và mean</translation>
    </message>
    <message>
        <source>%1 together, backwards and one twice</source>
        <translation>%1 cùng nhau, theo thứ tự ngược và một head hai lần</translation>
    </message>
    <message>
        <source>%1 of the prompt alone, and as part of the whole</source>
        <translation>%1 của prompt, riêng lẻ và như một phần của toàn bộ</translation>
    </message>
    <message numerus="yes">
        <source>%n beginnings</source>
        <translation>
            <numerusform>%n phần đầu</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in float32 and float64</source>
        <translation>%1 bằng float32 và float64</translation>
    </message>
    <message numerus="yes">
        <source>%n head means</source>
        <translation>
            <numerusform>%n trung bình head</numerusform>
        </translation>
    </message>
    <message>
        <source>no head&apos;s mean is 0 on this prompt; the smallest is %1, of head %2</source>
        <translation>không trung bình head nào bằng 0 với prompt này; nhỏ nhất là %1, của head %2</translation>
    </message>
    <message>
        <source>%1 whose mean is 0</source>
        <translation>%1 có trung bình bằng 0</translation>
    </message>
    <message>
        <source>%1 probabilities sum to %2</source>
        <translation>%1 xác suất có tổng %2</translation>
    </message>
    <message>
        <source>Ablating nothing changes nothing</source>
        <translation>Không cắt bỏ gì thì không thay đổi gì</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>xác suất</translation>
    </message>
    <message>
        <source>An effect must come from the ablation alone.</source>
        <translation>Một tác động phải chỉ do phép cắt bỏ.</translation>
    </message>
    <message>
        <source>The clean run is a plain forward pass</source>
        <translation>Lượt chạy gốc là một lượt truyền thẳng đơn giản</translation>
    </message>
    <message>
        <source>logit, relative</source>
        <translation>logit, tương đối</translation>
    </message>
    <message>
        <source>The sweep&apos;s fast code and a second, plainly written model must be one model.</source>
        <translation>Mã nhanh của lần quét và một mô hình thứ hai viết đơn giản phải là một mô hình.</translation>
    </message>
    <message>
        <source>A cell is a forward pass with one head replaced</source>
        <translation>Một ô là một lượt truyền thẳng với một head bị thay</translation>
    </message>
    <message>
        <source>It proves that the edit meets exactly one head, before the output projection, in its layer.</source>
        <translation>Điều này chứng tỏ chỗ sửa gặp đúng một head, trước phép chiếu đầu ra, trong tầng của nó.</translation>
    </message>
    <message>
        <source>Every intervention is a forward pass with z edited so</source>
        <translation>Mỗi phép can thiệp là một lượt truyền thẳng với z được sửa như vậy</translation>
    </message>
    <message>
        <source>Each kind of intervention is computed as its name says.</source>
        <translation>Mỗi loại can thiệp được tính đúng như tên của nó.</translation>
    </message>
    <message>
        <source>Scaling by 1 changes nothing, and by 0 is zero</source>
        <translation>Nhân với 1 không thay đổi gì, và nhân với 0 là bằng 0</translation>
    </message>
    <message>
        <source>The ends of a scale are known.</source>
        <translation>Hai đầu của thang nhân là điều đã biết.</translation>
    </message>
    <message>
        <source>A prompt patched from itself is its clean run</source>
        <translation>Một prompt được vá từ chính nó là lượt chạy gốc của nó</translation>
    </message>
    <message>
        <source>probability, logit and nats</source>
        <translation>xác suất, logit và nat</translation>
    </message>
    <message>
        <source>What a patch changes must come from the donor alone.</source>
        <translation>Những gì phép vá thay đổi phải chỉ đến từ prompt nguồn.</translation>
    </message>
    <message>
        <source>The donor&apos;s residual stream at every position is the donor&apos;s run</source>
        <translation>Residual stream của prompt nguồn tại mọi vị trí là lượt chạy của prompt nguồn</translation>
    </message>
    <message>
        <source>Whatever enters a layer is all that the layers after it know.</source>
        <translation>Những gì đi vào một tầng là tất cả những gì các tầng sau biết.</translation>
    </message>
    <message>
        <source>In the last layer patching all positions is patching the last one</source>
        <translation>Ở tầng cuối, vá mọi vị trí là vá vị trí cuối</translation>
    </message>
    <message>
        <source>Only the last position of the last layer reaches the prediction.</source>
        <translation>Chỉ vị trí cuối của tầng cuối đi đến dự đoán.</translation>
    </message>
    <message>
        <source>The same at the last position alone</source>
        <translation>Như trên, chỉ tại vị trí cuối</translation>
    </message>
    <message>
        <source>These ablations take keys and values from the clean run.</source>
        <translation>Các phép cắt bỏ này lấy key và value từ lượt chạy gốc.</translation>
    </message>
    <message>
        <source>What is streamed is the result</source>
        <translation>Những gì được gửi dần chính là kết quả</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>ô</translation>
    </message>
    <message>
        <source>What fills the maps must be what is saved.</source>
        <translation>Những gì lấp đầy các bản đồ phải là những gì được lưu.</translation>
    </message>
    <message>
        <source>All heads of a layer are its attention, but for the output projection&apos;s bias</source>
        <translation>Mọi head của một tầng là attention của nó, trừ bias của phép chiếu đầu ra</translation>
    </message>
    <message>
        <source>The heads must be all of the attention, and each counted once.</source>
        <translation>Các head phải là toàn bộ attention, và mỗi head được tính một lần.</translation>
    </message>
    <message>
        <source>A head whose rows of the output projection are zero changes nothing</source>
        <translation>Một head có các hàng của phép chiếu đầu ra bằng 0 không thay đổi gì</translation>
    </message>
    <message>
        <source>A head must act through its own rows of the output projection, and nowhere else.</source>
        <translation>Một head phải tác động qua các hàng của chính nó trong phép chiếu đầu ra, và không ở đâu khác.</translation>
    </message>
    <message>
        <source>A set has no order and no repetition</source>
        <translation>Một tập không có thứ tự và không lặp lại</translation>
    </message>
    <message>
        <source>9.6 and 10.0 together are 10.0 and 9.6 together.</source>
        <translation>9.6 và 10.0 cùng nhau là 10.0 và 9.6 cùng nhau.</translation>
    </message>
    <message>
        <source>Later tokens do not change earlier predictions</source>
        <translation>Token sau không thay đổi các dự đoán trước</translation>
    </message>
    <message>
        <source>A leak from the right would make every prediction worthless.</source>
        <translation>Một chỗ rò từ bên phải sẽ làm mọi dự đoán vô giá trị.</translation>
    </message>
    <message>
        <source>Head means are the means of z</source>
        <translation>Trung bình head là trung bình của z</translation>
    </message>
    <message>
        <source>mean, relative</source>
        <translation>trung bình, tương đối</translation>
    </message>
    <message>
        <source>The scalar mean and the plot of head means stand on them.</source>
        <translation>Trung bình vô hướng và đồ thị các trung bình head dựa vào chúng.</translation>
    </message>
    <message>
        <source>Zero and mean agree where the mean is 0</source>
        <translation>Zero và mean khớp nhau khi trung bình bằng 0</translation>
    </message>
    <message>
        <source>The two interventions differ in the value alone.</source>
        <translation>Hai phép can thiệp chỉ khác nhau ở giá trị.</translation>
    </message>
    <message>
        <source>All probabilities together are 1</source>
        <translation>Tổng mọi xác suất là 1</translation>
    </message>
    <message>
        <source>The softmax must run over the whole vocabulary.</source>
        <translation>Softmax phải chạy trên toàn bộ từ vựng.</translation>
    </message>
    <message numerus="yes">
        <source>%n ablations</source>
        <translation>
            <numerusform>%n phép cắt bỏ</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 computed twice in the same way</source>
        <translation>%1 được tính hai lần theo cùng cách</translation>
    </message>
    <message>
        <source>%1 of %2 heads, zero and mean, each again in a pass of its own</source>
        <translation>%1 trong %2 head, zero và mean, mỗi head tính lại trong một lượt riêng</translation>
    </message>
    <message>
        <source>this machine runs only one thread at once</source>
        <translation>máy này chỉ chạy một luồng mỗi lúc</translation>
    </message>
    <message>
        <source>%1 with %2 and with %3</source>
        <translation>%1 với %2 và với %3</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n luồng</numerusform>
        </translation>
    </message>
    <message>
        <source>the clean run&apos;s %1 probabilities, in float32 and in float64</source>
        <translation>%1 xác suất của lượt chạy gốc, bằng float32 và float64</translation>
    </message>
    <message>
        <source>The same run twice</source>
        <translation>Cùng một lượt chạy hai lần</translation>
    </message>
    <message>
        <source>Effects smaller than what repeating changes mean nothing.</source>
        <translation>Các tác động nhỏ hơn mức thay đổi khi lặp lại không có ý nghĩa.</translation>
    </message>
    <message>
        <source>In batches against alone</source>
        <translation>Theo lô so với riêng lẻ</translation>
    </message>
    <message>
        <source>A sweep computes many ablations at once; a click computes one.</source>
        <translation>Một lần quét tính nhiều phép cắt bỏ cùng lúc; một lần nhấp tính một phép.</translation>
    </message>
    <message>
        <source>With another number of threads</source>
        <translation>Với số luồng khác</translation>
    </message>
    <message>
        <source>Another machine has other cores. Effects smaller than this are noise.</source>
        <translation>Máy khác có số lõi khác. Các tác động nhỏ hơn mức này là nhiễu.</translation>
    </message>
    <message>
        <source>float32 against float64</source>
        <translation>float32 so với float64</translation>
    </message>
    <message>
        <source>How far the numbers shown are from exact arithmetic.</source>
        <translation>Các số hiển thị lệch bao xa so với số học chính xác.</translation>
    </message>
    <message>
        <source>Logits after &quot;%1&quot;</source>
        <translation>Logit sau &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It is the same model with the same conventions.</source>
        <translation>Đó là cùng một mô hình với cùng các quy ước.</translation>
    </message>
    <message>
        <source>Loss of &quot;%1&quot;</source>
        <translation>Loss của &quot;%1&quot;</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>It depends on every logit of every position.</source>
        <translation>Nó phụ thuộc vào mọi logit của mọi vị trí.</translation>
    </message>
    <message>
        <source>Continuation of &quot;%1&quot;</source>
        <translation>Phần viết tiếp của &quot;%1&quot;</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>A wrong likeliest token anywhere leads somewhere else.</source>
        <translation>Sai một token có khả năng nhất ở bất cứ đâu sẽ dẫn đến chỗ khác.</translation>
    </message>
    <message>
        <source>share</source>
        <translation>phần</translation>
    </message>
    <message>
        <source>Activation patching means the same here as in other programs.</source>
        <translation>Vá kích hoạt (activation patching) ở đây có cùng nghĩa như trong các chương trình khác.</translation>
    </message>
    <message>
        <source>the published token id %1 is not in the vocabulary</source>
        <translation>id token %1 đã công bố không có trong từ vựng</translation>
    </message>
    <message>
        <source>The file with the published figures is not for this model.</source>
        <translation>Tệp các số liệu đã công bố không dành cho mô hình này.</translation>
    </message>
    <message>
        <source>Tokens of &quot;%1&quot;</source>
        <translation>Các token của &quot;%1&quot;</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>danh sách</translation>
    </message>
    <message>
        <source>Other tokens would make it another prompt.</source>
        <translation>Các token khác sẽ làm nó thành prompt khác.</translation>
    </message>
    <message>
        <source>other tokens</source>
        <translation>các token khác</translation>
    </message>
    <message>
        <source>Likeliest tokens after &quot;%1&quot;</source>
        <translation>Các token có khả năng nhất sau &quot;%1&quot;</translation>
    </message>
    <message>
        <source>places</source>
        <translation>vị trí</translation>
    </message>
    <message>
        <source>The order hides no constant offset and needs no tolerance.</source>
        <translation>Thứ tự không che giấu độ lệch cố định nào và không cần dung sai.</translation>
    </message>
    <message>
        <source>the first %1 in the published order</source>
        <translation>%1 token đầu theo thứ tự đã công bố</translation>
    </message>
    <message>
        <source>place %1 of %2 is another token&apos;s</source>
        <translation>vị trí %1 trong %2 là của token khác</translation>
    </message>
    <message>
        <source>%1 logits, at most %2 off</source>
        <translation>%1 logit, lệch nhiều nhất %2</translation>
    </message>
    <message>
        <source>%1 The tolerance is provisional until a real download has been seen.</source>
        <translation>%1 Dung sai là tạm thời cho đến khi thấy được một bản tải thật.</translation>
    </message>
    <message>
        <source>%1; published: %2 (%3)</source>
        <translation>%1; đã công bố: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2 tokens: %3 (%4)</source>
        <translation>%1 trong %2 token: %3 (%4)</translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of prompts</source>
        <translation>
            <numerusform>%n cặp prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>Figures for %1</source>
        <translation>Số liệu cho %1</translation>
    </message>
    <message>
        <source>They were made by others, with other programs.</source>
        <translation>Chúng do người khác tạo ra, bằng các chương trình khác.</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Số liệu đã công bố</translation>
    </message>
    <message>
        <source>Figures of others show that this is the model it is called.</source>
        <translation>Số liệu của người khác cho thấy đây đúng là mô hình mang tên đó.</translation>
    </message>
    <message>
        <source>none are known for weights of this hash</source>
        <translation>chưa biết số liệu nào cho trọng số có mã băm này</translation>
    </message>
    <message>
        <source>could not be computed: %1. %2</source>
        <translation>không tính được: %1. %2</translation>
    </message>
    <message>
        <source>what takes the heads&apos; place is known for the prompt&apos;s positions alone</source>
        <translation>thứ thay cho các head chỉ được biết tại các vị trí của prompt</translation>
    </message>
    <message>
        <source>Choose positions of the prompt, or another intervention.</source>
        <translation>Chọn các vị trí của prompt, hoặc phép can thiệp khác.</translation>
    </message>
    <message>
        <source>is %1, which does not divide %2, %3</source>
        <translation>là %1, không phải ước của %2, %3</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot;; here are %2. Name the column that has it in the study&apos;s &quot;columns&quot;</source>
        <translation>không có &quot;%1&quot;; ở đây có %2. Nêu cột chứa nó trong &quot;columns&quot; của khảo sát</translation>
    </message>
    <message>
        <source>Switch off Run &gt; Begin with &lt;|endoftext|&gt;; on a command line leave --bos out.</source>
        <translation>Hãy tắt Chạy &gt; Bắt đầu bằng &lt;|endoftext|&gt;; trên dòng lệnh thì bỏ --bos.</translation>
    </message>
    <message>
        <source>Take it out of the text, or switch off Run &gt; Begin with &lt;|endoftext|&gt;; on a command line leave --bos out.</source>
        <translation>Hãy bỏ nó khỏi văn bản, hoặc tắt Chạy &gt; Bắt đầu bằng &lt;|endoftext|&gt;; trên dòng lệnh thì bỏ --bos.</translation>
    </message>
    <message>
        <source>the folder of the study &quot;%1&quot; is gone: %2</source>
        <translation>thư mục của nghiên cứu &quot;%1&quot; không còn nữa: %2</translation>
    </message>
    <message>
        <source>Open the study&apos;s file, or generate it again, and run it.</source>
        <translation>Hãy mở tệp của nghiên cứu, hoặc tạo lại nó, rồi chạy.</translation>
    </message>
    <message>
        <source>the lesson has no text in the language %1</source>
        <translation>bài học không có văn bản trong ngôn ngữ %1</translation>
    </message>
    <message>
        <source>Choose another language, or write the text.</source>
        <translation>Hãy chọn ngôn ngữ khác, hoặc viết văn bản.</translation>
    </message>
    <message>
        <source>its threads fight libtorch&apos;s over the cores, which is several times slower. Install libopenblas0-openmp and remove libopenblas0-pthread.</source>
        <translation>các luồng của nó tranh nhân với các luồng của libtorch, nên chậm hơn nhiều lần. Hãy cài libopenblas0-openmp và gỡ libopenblas0-pthread.</translation>
    </message>
    <message>
        <source>it uses one core. Install libopenblas0-openmp.</source>
        <translation>nó chỉ dùng một nhân. Hãy cài libopenblas0-openmp.</translation>
    </message>
    <message>
        <source>it is many times slower than OpenBLAS. Install libopenblas0-openmp.</source>
        <translation>nó chậm hơn OpenBLAS nhiều lần. Hãy cài libopenblas0-openmp.</translation>
    </message>
    <message>
        <source>Install libopenblas0-openmp.</source>
        <translation>Hãy cài libopenblas0-openmp.</translation>
    </message>
    <message>
        <source>it multiplies matrices at %1 GFLOP/s where this machine can do %2 GFLOP/s. %3</source>
        <translation>nó nhân ma trận ở tốc độ %1 GFLOP/s, trong khi máy này đạt được %2 GFLOP/s. %3</translation>
    </message>
    <message>
        <source>%1 Sweeps do not use it; the checks of Trust and verify do.</source>
        <translation>%1 Các lượt quét không dùng nó; các phép kiểm tra của Độ tin cậy và verify có dùng.</translation>
    </message>
    <message>
        <source>a patch needs &quot;donor&quot;, the name of a run</source>
        <translation>một phép vá cần &quot;donor&quot;, tên của một lượt chạy</translation>
    </message>
    <message>
        <source>%1 clusters allow no p below %2: an effect can be far from 0 by its interval and not be significant. More clusters tell more.</source>
        <translation>%1 cụm không cho phép p nhỏ hơn %2: một tác động có thể ở xa 0 theo khoảng tin cậy mà vẫn không có ý nghĩa thống kê. Nhiều cụm hơn thì biết được nhiều hơn.</translation>
    </message>
    <message>
        <source>everything is taken from a donor, and there is none</source>
        <translation>mọi thứ được lấy từ prompt nguồn, mà không có prompt nguồn nào</translation>
    </message>
    <message>
        <source>Take a patch.</source>
        <translation>Hãy chọn phép vá.</translation>
    </message>
    <message>
        <source>It needs &quot;schema&quot;: &quot;headscope.published/1&quot;, the model&apos;s &quot;sha256&quot; as a list, and predictions, losses, continuations, patches or attributions as the user guide&apos;s page on trust says.</source>
        <translation>Cần có &quot;schema&quot;: &quot;headscope.published/1&quot;, &quot;sha256&quot; của mô hình dưới dạng danh sách, và predictions, losses, continuations, patches hoặc attributions như trang về độ tin cậy của hướng dẫn nêu.</translation>
    </message>
    <message>
        <source>a patch has no shares</source>
        <translation>một phép vá không có tỉ lệ nào</translation>
    </message>
    <message>
        <source>layers have not as many heads as each other</source>
        <translation>các tầng không có số head như nhau</translation>
    </message>
    <message>
        <source>an attribution has no prompt</source>
        <translation>một phép phân bổ không có prompt nào</translation>
    </message>
    <message>
        <source>%1, %2 and the embedding</source>
        <translation>%1, %2 và embedding</translation>
    </message>
    <message numerus="yes">
        <source>%n MLPs</source>
        <translation>
            <numerusform>%n MLP</numerusform>
        </translation>
    </message>
    <message>
        <source>heads, MLPs, embedding and biases sum to %1; the logit difference is %2</source>
        <translation>head, MLP, embedding và bias có tổng %1; hiệu logit là %2</translation>
    </message>
    <message>
        <source>All heads, all MLPs and the embedding patched are the donor&apos;s run</source>
        <translation>Mọi head, mọi MLP và embedding được vá là lượt chạy của prompt nguồn</translation>
    </message>
    <message>
        <source>Nothing else may carry what a prompt says, and a patch must meet every head.</source>
        <translation>Không gì khác được mang điều prompt nói, và phép vá phải chạm đến mọi head.</translation>
    </message>
    <message>
        <source>What the parts add sums up to the logit difference</source>
        <translation>Những gì các phần cộng vào có tổng là hiệu logit</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>Direct logit attribution must leave nothing out and count nothing twice.</source>
        <translation>Phân bổ logit trực tiếp không được bỏ sót gì và không được đếm gì hai lần.</translation>
    </message>
    <message>
        <source>Heads patched on eight prompts of indirect object identification</source>
        <translation>Các head được vá trên tám prompt nhận biết tân ngữ gián tiếp</translation>
    </message>
    <message>
        <source>Heads patched at each position of these prompts</source>
        <translation>Các head được vá ở từng vị trí của các prompt này</translation>
    </message>
    <message>
        <source>What heads add to the logit difference on these prompts</source>
        <translation>Điều các head cộng vào hiệu logit trên các prompt này</translation>
    </message>
    <message>
        <source>What heads add once head 9.9 is ablated at the last position, its value bias kept</source>
        <translation>Điều các head cộng vào khi head 9.9 bị cắt bỏ ở vị trí cuối mà giữ bias của value</translation>
    </message>
    <message>
        <source>furthest off is %1: %2, published %3</source>
        <translation>lệch nhiều nhất là %1: %2, đã công bố %3</translation>
    </message>
    <message>
        <source>the published heads are not those of this model</source>
        <translation>các head đã công bố không phải của mô hình này</translation>
    </message>
    <message>
        <source>head %1 at position %2</source>
        <translation>head %1 ở vị trí %2</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>head %1</translation>
    </message>
    <message>
        <source>%1 on %2, from a logit difference of %3 to the donors&apos; %4; %5 (%6)</source>
        <translation>%1 trên %2, từ hiệu logit %3 đến %4 của các prompt nguồn; %5 (%6)</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n con số</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2; %3 (%4)</source>
        <translation>%1 trên %2; %3 (%4)</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts</source>
        <translation>
            <numerusform>%n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>What a head adds to the logits means the same here as in other programs.</source>
        <translation>Điều một head cộng vào logit có nghĩa ở đây như trong các chương trình khác.</translation>
    </message>
    <message>
        <source>once it is answered, the answer of the later step %1 can be seen: &quot;cover&quot; of &quot;reveal&quot; lacks &quot;%2&quot;</source>
        <translation>khi đã trả lời, câu trả lời của bước sau %1 lộ ra: &quot;cover&quot; của &quot;reveal&quot; thiếu &quot;%2&quot;</translation>
    </message>
    <message>
        <source>the answer of the later step %1 can be seen: &quot;%2&quot; is not covered</source>
        <translation>câu trả lời của bước sau %1 lộ ra: &quot;%2&quot; không được che</translation>
    </message>
    <message>
        <source>step &quot;%1&quot; (%2)</source>
        <translation>bước &quot;%1&quot; (%2)</translation>
    </message>
    <message>
        <source>%1 cannot stay covered: &quot;cover&quot; does not have it</source>
        <translation>%1 không thể vẫn bị che: &quot;cover&quot; không có nó</translation>
    </message>
    <message>
        <source>it rests on claims, and has no text for where they fail (&quot;### otherwise&quot;)</source>
        <translation>nó dựa vào các khẳng định, và không có văn bản cho trường hợp chúng sai (&quot;### otherwise&quot;)</translation>
    </message>
    <message>
        <source>a question needs a text for right answers (&quot;### right&quot;) and one for wrong ones (&quot;### wrong&quot;)</source>
        <translation>một câu hỏi cần văn bản cho câu trả lời đúng (&quot;### right&quot;) và cho câu trả lời sai (&quot;### wrong&quot;)</translation>
    </message>
    <message>
        <source>a table has more than %1 columns</source>
        <translation>một bảng có hơn %1 cột</translation>
    </message>
    <message>
        <source>its tables have more than %1 cells</source>
        <translation>các bảng của nó có hơn %1 ô</translation>
    </message>
    <message>
        <source>a table of %1 columns has a row of %2 cells: %3</source>
        <translation>một bảng %1 cột có một dòng %2 ô: %3</translation>
    </message>
    <message numerus="yes">
        <source>The prompt&apos;s first %n tokens are the donor&apos;s, too: patching there changes nothing.</source>
        <translation>
            <numerusform>%n token đầu tiên của prompt cũng là của prompt nguồn: vá tại đó không thay đổi gì.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no position of a prompt of %2</source>
        <translation>%1 không phải là vị trí nào của một prompt có %2</translation>
    </message>
    <message>
        <source>Positions count from 0.</source>
        <translation>Các vị trí đếm từ 0.</translation>
    </message>
    <message>
        <source>step %1 (%2)</source>
        <translation>bước %1 (%2)</translation>
    </message>
    <message>
        <source>position %1 is not in the prompt, which is %2 tokens; positions count from 0</source>
        <translation>vị trí %1 không có trong prompt, vốn gồm %2 token; vị trí đếm từ 0</translation>
    </message>
    <message>
        <source>a value is of type %1, and has to be of type %2</source>
        <translation>một giá trị có kiểu %1, mà phải có kiểu %2</translation>
    </message>
    <message>
        <source>a value is missing or of another type than it has to be</source>
        <translation>một giá trị bị thiếu hoặc có kiểu khác với kiểu phải có</translation>
    </message>
    <message>
        <source>&quot;both&quot; stands for zero,mean and is given alone</source>
        <translation>&quot;both&quot; thay cho zero,mean và chỉ được đứng một mình</translation>
    </message>
    <message>
        <source>Name each intervention once, such as zero,mean,vector-mean.</source>
        <translation>Nêu mỗi can thiệp một lần, như zero,mean,vector-mean.</translation>
    </message>
    <message>
        <source>a value is not a number</source>
        <translation>một giá trị không phải là số</translation>
    </message>
    <message>
        <source>the text has a part before its first step</source>
        <translation>văn bản có một phần đứng trước bước đầu tiên</translation>
    </message>
    <message>
        <source>&quot;id&quot; is not a number</source>
        <translation>&quot;id&quot; không phải là số</translation>
    </message>
    <message>
        <source>Python&apos;s tokenizer puts %1 after each text (%2); Headscope does not.</source>
        <translation>Tokenizer của Python đặt %1 sau mỗi văn bản (%2); Headscope không làm vậy.</translation>
    </message>
    <message>
        <source>Python&apos;s tokenizer puts %1 before each text (%2); Headscope does not by itself.</source>
        <translation>Tokenizer của Python đặt %1 trước mỗi văn bản (%2); Headscope không tự làm vậy.</translation>
    </message>
    <message>
        <source>Python&apos;s tokenizer puts %1 before and %2 after each text (%3); Headscope does not by itself.</source>
        <translation>Tokenizer của Python đặt %1 trước và %2 sau mỗi văn bản (%3); Headscope không tự làm vậy.</translation>
    </message>
    <message>
        <source>%1 To begin with it, switch on Run &gt; Begin with &lt;|endoftext|&gt;; on a command line give --bos.</source>
        <translation>%1 Để bắt đầu bằng nó, hãy bật Chạy &gt; Bắt đầu bằng &lt;|endoftext|&gt;; trên dòng lệnh thì thêm --bos.</translation>
    </message>
    <message>
        <source>its duration is not a number</source>
        <translation>thời lượng của nó không phải là số</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not text</source>
        <translation>&quot;%1&quot; không phải văn bản</translation>
    </message>
    <message>
        <source>%1 makes no %2 (id %3) of the vocabulary: merges are missing</source>
        <translation>%1 không tạo ra %2 (id %3) của từ vựng: thiếu các phép ghép</translation>
    </message>
    <message numerus="yes">
        <source>%1 makes no %2 (id %3) and %n others of the vocabulary: merges are missing</source>
        <translation>
            <numerusform>%1 không tạo ra %2 (id %3) và %n token khác của từ vựng: thiếu các phép ghép</numerusform>
        </translation>
    </message>
    <message>
        <source>No merge makes the token %1 (id %2), and no file names it as an added token: no text gets it.</source>
        <translation>Không phép ghép nào tạo ra token %1 (id %2), và không tệp nào nêu nó là token thêm vào: không văn bản nào có nó.</translation>
    </message>
    <message numerus="yes">
        <source>No merge makes the token %1 (id %2) and %n others, and no file names it as an added token: no text gets it.</source>
        <translation>
            <numerusform>Không phép ghép nào tạo ra token %1 (id %2) và %n token khác, và không tệp nào nêu nó là token thêm vào: không văn bản nào có nó.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;compute&quot; goes with a &quot;panel&quot; that is computed: %1</source>
        <translation>&quot;compute&quot; đi cùng một &quot;panel&quot; được tính: %1</translation>
    </message>
    <message>
        <source>%1 is damaged at its byte %2: the rows behind it are not read.</source>
        <translation>%1 bị hỏng ở byte %2 của nó: các hàng phía sau không được đọc.</translation>
    </message>
    <message>
        <source>%1 has rows computed by %2, and not the first prompt&apos;s, by which machines are checked.</source>
        <translation>%1 có các hàng được tính bằng %2, mà không có hàng của prompt đầu tiên, dùng để kiểm tra các máy.</translation>
    </message>
    <message>
        <source>%1 has rows computed by %2, and not the first prompt&apos;s, by which machines are checked</source>
        <translation>%1 có các hàng được tính bằng %2, mà không có hàng của prompt đầu tiên, dùng để kiểm tra các máy</translation>
    </message>
    <message>
        <source>Run that shard again on such a machine, which adds it; or move the file away and run the shard anew. --partial takes it as it is.</source>
        <translation>Hãy chạy lại phần đó trên một máy như vậy, điều này sẽ thêm nó; hoặc dời tệp đi và chạy phần đó lại từ đầu. --partial vẫn nhận nó.</translation>
    </message>
    <message>
        <source>%1 is damaged at its byte %2: what follows is cut off and computed again.</source>
        <translation>%1 bị hỏng ở byte %2 của nó: phần phía sau được cắt bỏ và tính lại.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 giờ %2 phút</translation>
    </message>
    <message>
        <source>the donor has %1 and the prompt %2; they part at the token in brackets: the prompt is %3, the donor %4</source>
        <translation>prompt nguồn có %1 và prompt có %2; hai bên tách nhau ở token trong ngoặc vuông: prompt là %3, prompt nguồn là %4</translation>
    </message>
    <message>
        <source>what each head adds directly to the logits</source>
        <translation>điều mỗi head trực tiếp cộng vào các logit</translation>
    </message>
</context>
</TS>
