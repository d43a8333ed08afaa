// The table of languages. Adding one is a row here, and rules where no other language's do.
#include <array>

#include "render/highlight_lexers.h"

namespace docloc::render {
namespace {

// Lists of words stand in order; tests/unit/render/highlight_test.cpp holds that.
// C, C++, C#, Java and their kin: one table, as their keywords hardly clash.
constexpr CodeRules kCLike = {
    .keywords =
        "abstract alignas alignof and as asm async await base bool break byte case catch char checked class "
        "co_await co_return co_yield concept const consteval constexpr constinit continue decimal decltype "
        "default delegate delete do double dynamic else enum event explicit export extends extern final "
        "finally fixed float for foreach friend from get goto if implements implicit import in inline "
        "instanceof int interface internal is let lock long mutable namespace native new noexcept not object "
        "operator or orderby out override package params partial permits private protected public readonly "
        "record ref register requires restrict return sbyte sealed select set short signed sizeof stackalloc "
        "static static_assert static_cast strictfp string struct super switch synchronized template this "
        "thread_local throw throws transient try typedef typeid typename typeof uint ulong unchecked union "
        "unsafe unsigned ushort using var virtual void volatile when where while with yield",
    .constants = "NULL false null nullptr true",
    .line_comment = "//",
    .comment_begin = "/*",
    .comment_end = "*/",
    .calls = true,
    .directives = true,
};
// JavaScript and TypeScript.
constexpr CodeRules kScript = {
    .keywords =
        "abstract any as async await boolean break case catch class const constructor continue debugger "
        "declare default delete do else enum export extends finally for from function get if implements "
        "import in infer instanceof interface is keyof let namespace never new number object of override "
        "private protected public readonly return satisfies set static string super switch symbol this throw "
        "try type typeof unknown var void while with yield",
    .constants = "Infinity NaN false null true undefined",
    .line_comment = "//",
    .comment_begin = "/*",
    .comment_end = "*/",
    .quotes = "\"'`",
    .long_quotes = "`",
    .word_marks = "$",
    .calls = true,
};
// Go, Rust, Swift and Kotlin.
constexpr CodeRules kGo = {
    .keywords =
        "Self as async await break case chan class const continue crate default defer do dyn else enum "
        "extension extern fallthrough fn for fun func go goto guard if impl import in init interface "
        "internal is let loop macro map match mod move mut object open override package private protocol pub "
        "public range ref return select self static struct super switch throw trait try type typealias "
        "unsafe use val var when where while yield",
    .constants = "None Some false iota nil null true",
    .types =
        "String Vec bool byte char error f32 f64 float32 float64 i128 i16 i32 i64 i8 int int16 int32 int64 "
        "int8 isize rune str string u128 u16 u32 u64 u8 uint uint16 uint32 uint64 uint8 usize",
    .line_comment = "//",
    .comment_begin = "/*",
    .comment_end = "*/",
    .quotes = "\"`",
    .long_quotes = "`",
    .calls = true,
};
constexpr CodeRules kPhp = {
    .keywords =
        "abstract and array as break case catch class clone const continue declare default do echo else "
        "elseif empty endfor endforeach endif endswitch endwhile enum extends final finally fn for foreach "
        "function global goto if implements include include_once instanceof insteadof interface isset list "
        "match namespace new or php print private protected public readonly require require_once return "
        "static switch throw trait try unset use var while xor yield",
    .constants = "false null true",
    .line_comment = "//",
    .other_line_comment = "#",
    .comment_begin = "/*",
    .comment_end = "*/",
    .long_quotes = "\"'",
    .sigil = '$',
    .ignore_case = true,
    .calls = true,
};
constexpr CodeRules kPowerShell = {
    .keywords =
        "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for "
        "foreach from function hidden if in param process return static switch throw trap try until using "
        "while",
    .constants = "$false $null $true",
    .line_comment = "#",
    .comment_begin = "<#",
    .comment_end = "#>",
    .long_quotes = "\"'",
    .word_marks = "-",
    .escape = '`',
    .sigil = '$',
    .other_sigil = '@',
    .ignore_case = true,
    .lone_comments = true,
    .here_strings = true,
    .commands = true,
};
// bash and its kin; Azure CLI lines are shell.
constexpr CodeRules kShell = {
    .keywords =
        "alias break case cd continue do done elif else esac eval exec exit export fi for function if in "
        "local readonly return select set shift source sudo then time trap unset until while",
    .constants = "false true",
    .line_comment = "#",
    .long_quotes = "\"'",
    .word_marks = "-./",
    .sigil = '$',
    .lone_comments = true,
    .commands = true,
};
// Windows command files.
constexpr CodeRules kBatch = {
    .keywords =
        "call cd copy del do echo else endlocal errorlevel exist exit for goto if in md mkdir move not pause "
        "rd ren rmdir set setlocal shift start",
    .line_comment = "REM ",
    .other_line_comment = "::",
    .quotes = "\"",
    .word_marks = "-.",
    .escape = 0,
    .ignore_case = true,
    .commands = true,
};
constexpr CodeRules kPython = {
    .keywords =
        "and as assert async await break case class continue def del elif else except finally for from "
        "global if import in is lambda match nonlocal not or pass raise return try while with yield",
    .constants = "False None True",
    .types = "bool bytes dict float int list object self set str tuple",
    .line_comment = "#",
    .triple_quotes = true,
    .calls = true,
};
constexpr CodeRules kRuby = {
    .keywords =
        "alias and begin break case class def defined do else elsif end ensure for if in include module next "
        "not or private protected public raise redo require rescue retry return self super then undef unless "
        "until when while yield",
    .constants = "false nil true",
    .line_comment = "#",
    .comment_begin = "=begin",
    .comment_end = "=end",
    .long_quotes = "\"'",
    .sigil = '$',
    .other_sigil = '@',
    .lone_comments = true,
    .calls = true,
};
// SQL; Kusto queries have a table of their own.
constexpr CodeRules kSql = {
    .keywords =
        "add all alter and any as asc authorization backup begin between by cascade case check close column "
        "commit constraint contains create cross cursor database declare default delete deny desc distinct "
        "drop else end escape except exec execute exists external fetch for foreign from full function go "
        "goto grant group having identity if in index inner insert intersect into is join key left like "
        "limit login merge next no nocheck not of off offset on open option or order outer output over "
        "partition pivot primary print procedure raiserror references replace restore return returns revoke "
        "right rollback rollup row rows schema select set table then throw to top tran transaction trigger "
        "truncate try union unique unpivot update use user using values view when where while with within",
    .constants = "false null true",
    .types =
        "bigint binary bit blob boolean char character date datetime datetime2 datetimeoffset decimal double "
        "float image int integer json jsonb money nchar ntext numeric nvarchar real serial smallint "
        "smallmoney sql_variant sysname text time timestamp tinyint uniqueidentifier uuid varbinary varchar "
        "xml",
    .line_comment = "--",
    .comment_begin = "/*",
    .comment_end = "*/",
    .long_quotes = "\"'",
    .escape = 0,
    .sigil = '@',
    .ignore_case = true,
    .calls = true,
};
constexpr CodeRules kKusto = {
    .keywords =
        "and as asc between by contains count datatable declare desc distinct evaluate extend externaldata "
        "facet find fork from getschema has has_any hint in invoke in~ join kind let limit lookup "
        "make-series materialize mv-apply mv-expand not on or order parse partition print project "
        "project-away project-keep project-rename project-reorder range reduce render sample sample-distinct "
        "scan search serialize set sort startswith step summarize take to top top-nested toscalar typeof "
        "union where with",
    .constants = "false null true",
    .types = "bool datetime decimal dynamic guid int long real string timespan",
    .line_comment = "//",
    .word_marks = "-",
    .calls = true,
};
constexpr CodeRules kCss = {
    .keywords =
        "@charset @container @font-face @forward @import @include @keyframes @layer @media @mixin @namespace "
        "@page @supports @use and important not or",
    .constants = "auto inherit initial none unset",
    .comment_begin = "/*",
    .comment_end = "*/",
    .word_marks = "-",
    .sigil = '$',
    .other_sigil = '@',
    .keyed_strings = true,
    .calls = true,
};
// With comments, as settings files have them.
constexpr CodeRules kJson = {
    .constants = "false null true",
    .line_comment = "//",
    .comment_begin = "/*",
    .comment_end = "*/",
    .quotes = "\"",
    .keyed_strings = true,
};
// Bicep and Terraform.
constexpr CodeRules kBicep = {
    .keywords =
        "as assert data else existing for func if import in locals metadata module output param provider "
        "resource targetScope terraform type using var variable",
    .constants = "false null true",
    .types = "array bool int number object string",
    .line_comment = "//",
    .other_line_comment = "#",
    .comment_begin = "/*",
    .comment_end = "*/",
    .long_quotes = "'",
    .triple_quotes = true,
    .keyed_strings = true,
    .calls = true,
};
constexpr CodeRules kDocker = {
    .keywords =
        "add arg as cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell "
        "stopsignal user volume workdir",
    .line_comment = "#",
    .word_marks = "-",
    .sigil = '$',
    .ignore_case = true,
    .lone_comments = true,
};
// Visual Basic; a quotation mark in a string is doubled.
constexpr CodeRules kVisualBasic = {
    .keywords =
        "addhandler addressof and andalso as boolean byref byte byval call case catch cbool cdate cdbl char "
        "cint class const continue cstr ctype date decimal declare default delegate dim directcast do double "
        "each else elseif end enum erase error event exit finally for friend function get gettype global "
        "goto handles if implements imports in inherits integer interface is isnot let lib like long loop me "
        "mod module mustinherit mustoverride mybase namespace new next not object of on operator option "
        "optional or orelse overloads overridable overrides paramarray partial private property protected "
        "public raiseevent readonly redim rem return set shadows shared short single static step stop string "
        "structure sub then throw to try trycast typeof until using when while with withevents",
    .constants = "false nothing true",
    .line_comment = "'",
    .quotes = "\"",
    .escape = 0,
    .ignore_case = true,
    .calls = true,
};
constexpr CodeRules kLua = {
    .keywords = "and break do else elseif end for function goto if in local not or repeat return then until while",
    .constants = "false nil true",
    .line_comment = "--",
    .comment_begin = "--[[",
    .comment_end = "]]",
    .calls = true,
};
// R, Perl, Makefiles and others with # comments.
constexpr CodeRules kR = {
    .keywords =
        "break define else endef endif for foreach function if ifdef ifeq ifndef in include last library "
        "local my next our package print repeat require return sub unless use while",
    .constants = "FALSE NA NULL TRUE",
    .line_comment = "#",
    .long_quotes = "\"'",
    .sigil = '$',
    .other_sigil = '@',
    .lone_comments = true,
    .calls = true,
};
// Requests: methods, headers, and JSON below.
constexpr CodeRules kHttp = {
    .keywords = "CONNECT DELETE GET HEAD HTTP OPTIONS PATCH POST PUT TRACE",
    .constants = "false null true",
    .quotes = "\"",
    .word_marks = "-",
    .keyed_strings = true,
};
// GraphQL and protocol buffers.
constexpr CodeRules kGraphQl = {
    .keywords =
        "directive enum extend fragment implements import input interface message mutation on oneof option "
        "optional package query repeated required returns rpc scalar schema service subscription syntax type "
        "union",
    .constants = "false null true",
    .types =
        "Boolean Float ID Int String bool bytes double fixed32 fixed64 float int int32 int64 string uint32 "
        "uint64",
    .line_comment = "#",
    .other_line_comment = "//",
    .sigil = '$',
    .triple_quotes = true,
    .keyed_strings = true,
    .calls = true,
};

constexpr auto kLanguages = std::to_array<Language>({
    {"Azure CLI", "azurecli azcli", Lexer::code, &kShell},
    {"Azure PowerShell", "azurepowershell", Lexer::code, &kPowerShell},
    {"Bash", "bash", Lexer::code, &kShell},
    {"Batch", "batch bat cmd dos batchfile", Lexer::code, &kBatch},
    {"Bicep", "bicep", Lexer::code, &kBicep},
    {"C", "c h", Lexer::code, &kCLike},
    {"C#", "csharp cs c#", Lexer::code, &kCLike},
    {"C++", "cpp c++ cxx cc hpp", Lexer::code, &kCLike},
    {"CSS", "css scss less sass", Lexer::code, &kCss},
    {"Dart", "dart", Lexer::code, &kCLike},
    {"Diff", "diff patch", Lexer::diff},
    {"Dockerfile", "dockerfile docker", Lexer::code, &kDocker},
    {"Go", "go golang", Lexer::code, &kGo},
    {"GraphQL", "graphql gql", Lexer::code, &kGraphQl},
    {"HTML", "html htm xhtml", Lexer::markup},
    {"HTTP", "http https rest", Lexer::code, &kHttp},
    {"INI", "ini cfg conf editorconfig gitconfig", Lexer::ini},
    {"Java", "java", Lexer::code, &kCLike},
    {"JavaScript", "javascript js jsx mjs cjs nodejs node", Lexer::code, &kScript},
    {"JSON", "json jsonc json5 jsonl", Lexer::code, &kJson},
    {"Kotlin", "kotlin kt", Lexer::code, &kGo},
    {"KQL", "kusto kql", Lexer::code, &kKusto},
    {"Lua", "lua", Lexer::code, &kLua},
    {"Makefile", "makefile make", Lexer::code, &kR},
    {"Markdown", "markdown md mdx", Lexer::markdown},
    {"MOF", "mof", Lexer::code, &kCLike},
    {"Objective-C", "objectivec objc objective-c", Lexer::code, &kCLike},
    {"Output", "output console-output", Lexer::plain},
    {"Perl", "perl pl", Lexer::code, &kR},
    {"PHP", "php", Lexer::code, &kPhp},
    {"PowerShell", "powershell ps1 pwsh posh ps", Lexer::code, &kPowerShell},
    {"Properties", "properties env dotenv", Lexer::ini},
    {"Protocol Buffers", "protobuf proto", Lexer::code, &kGraphQl},
    {"Python", "python py python3 pycon", Lexer::code, &kPython},
    {"R", "r", Lexer::code, &kR},
    {"Razor", "razor cshtml aspx", Lexer::markup},
    {"Ruby", "ruby rb", Lexer::code, &kRuby},
    {"Rust", "rust rs", Lexer::code, &kGo},
    {"Scala", "scala", Lexer::code, &kCLike},
    {"Shell", "shell sh zsh ksh console terminal shell-session shellsession", Lexer::code, &kShell},
    {"SQL", "sql tsql t-sql mysql pgsql postgresql plsql sqlite", Lexer::code, &kSql},
    {"Swift", "swift", Lexer::code, &kGo},
    {"Syntax", "syntax", Lexer::code, &kPowerShell},
    {"Terraform", "terraform hcl tf", Lexer::code, &kBicep},
    {"Text", "text txt plaintext plain none input", Lexer::plain},
    {"TOML", "toml", Lexer::ini},
    {"TypeScript", "typescript ts tsx", Lexer::code, &kScript},
    {"Visual Basic", "vb vbnet vb.net vba vbscript visualbasic", Lexer::code, &kVisualBasic},
    {"XAML", "xaml", Lexer::markup},
    {"XML", "xml xslt xsl xsd svg rss plist csproj wsdl", Lexer::markup},
    {"YAML", "yaml yml", Lexer::yaml},
});

}  // namespace

std::span<const Language> languages() {
  return kLanguages;
}

}  // namespace docloc::render
